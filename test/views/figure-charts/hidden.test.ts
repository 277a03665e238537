import fc from 'fast-check'
import { expect, it } from 'vitest'
import { charts } from '#domain/statistics/charts/index.ts'
import { suppressed } from '#domain/statistics/suppressing.ts'
import { tables } from '#domain/statistics/tables/index.ts'
import { type Column, columnsOf, type Tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { drawnChart } from '#views/figure-charts/drawn.ts'
import { translator } from '#views/i18n/index.ts'
import { chartOf } from '#views/statistics/chart-data.ts'
import { drawTable, type Hides } from '#views/statistics/drawn.ts'

const layout = tables['kind-title']
const chart = charts['kind-title']
const columns: readonly Column[] = [{ is: 'people' }, ...layout.columns.flatMap(columnsOf)]
const words = { t: translator('zh-Hans'), language: 'zh-Hans', unitName: String } as const

/** Rows of kinds of people, each told apart by five titles, with women beside them; the whole last. */
function tallyOf(rows: readonly (readonly number[])[]): Tally {
  const own = rows.map((parts, at) => {
    const people = parts.reduce((sum, one) => sum + one, 0)
    return { path: [String(30 + at)], cells: [people, ...parts, Math.floor(people / 2)] }
  })
  const whole = columns.map((_, at) => own.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0))
  return { columns, rows: [...own, { path: [], cells: whole }], gaps: [], people: whole[0] ?? 0 }
}

const drawn = (tally: Tally, hides: Hides) => {
  const counted = { layout, tally, day: '2026-10-31' as Day, clock: 'effective' } as const
  const { lines } = drawTable(counted, words, hides)
  return chart && chartOf({ ...counted, lines, subject: layout.name }, chart, words)
}

it('a chart that leaves the house is the same whatever stands in its hidden cells', () => {
  const rows = fc.array(fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }), { minLength: 3, maxLength: 3 })
  let compared = 0
  fc.assert(
    fc.property(rows, fc.nat(90), (rows, other) => {
      const tally = tallyOf(rows)
      const hides = suppressed(tally)
      const moved = tally.rows.map(({ path, cells }, row) => ({
        path,
        cells: cells.map((cell, column) => (hides(row, column) ? other : cell)),
      }))
      const [one, two] = [drawn(tally, hides), drawn({ ...tally, rows: moved }, hides)]
      expect(two).toEqual(one)
      if (one && two && compared < 5) {
        compared += 1
        expect(drawnChart(two, 'wide')).toEqual(drawnChart(one, 'wide'))
      }
    }),
    { numRuns: 60 },
  )
  expect(compared).toBe(5)
})

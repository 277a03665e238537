import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastShown, suppressed } from '#domain/statistics/suppressing.ts'
import type { Column, Tally } from '#domain/statistics/tally.ts'

const part = (measure: 'title-level' | 'politics', value: string, adds: boolean): Column => ({
  is: 'value',
  value: { measure, values: [value] },
  adds,
})

/** People, three columns that add up, one of 其中 beside them, an average. */
const columns: readonly Column[] = [
  { is: 'people' },
  ...['1', '2', '3'].map((value) => part('title-level', value, true)),
  part('politics', 'party', false),
  { is: 'mean', amount: 'age' },
]

type Innermost = readonly (readonly [path: readonly string[], apart: readonly number[], aside: number])[]

/** The table of these innermost rows, with the rows above them and the whole. */
function tallyOf(innermost: Innermost): Tally {
  const paths = innermost.flatMap(([path]) => path.map((_, level) => path.slice(0, level + 1)))
  const all = [...new Map(paths.map((path) => [path.join('/'), path])).values(), []]
  const rows = all.map((path) => {
    const own = innermost.filter(([of]) => path.every((value, level) => of[level] === value))
    const apart = [0, 1, 2].map((at) => own.reduce((sum, [, apart]) => sum + (apart[at] ?? 0), 0))
    const people = apart.reduce((sum, one) => sum + one, 0)
    return { path, cells: [people, ...apart, own.reduce((sum, [, , aside]) => sum + aside, 0), 40] }
  })
  return { columns, rows, gaps: [], people: rows.at(-1)?.cells[0] ?? 0 }
}

const shapes = [
  [['a'], ['b'], ['c']],
  [
    ['x', 'a'],
    ['x', 'b'],
    ['y', 'a'],
  ],
] as const

const tables: fc.Arbitrary<Innermost> = fc
  .constantFrom(...shapes)
  .chain((paths) =>
    fc
      .array(fc.tuple(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), fc.nat(9)), { minLength: 3, maxLength: 3 })
      .map((rows) => rows.map(([apart, aside], at) => [paths[at] ?? [], apart, aside] as const)),
  )

const shownIn = (tally: Tally, hides: (row: number, column: number) => boolean) =>
  tally.rows.flatMap(({ cells }, row) => cells.slice(0, 5).map((cell, at) => (hides(row, at) ? undefined : cell)))

/** What one person more in each innermost cell moves in the whole table; of 其中 the last. */
function unitsOf(innermost: Innermost): readonly (readonly number[])[] {
  const none = innermost.map(([path]) => [path, [0, 0, 0], 0] as const)
  const one = (row: number, at: number): Innermost =>
    none.map(([path, apart, aside], own) =>
      own === row ? [path, apart.map((_, of) => Number(of === at)), Number(at === 3)] : [path, apart, aside],
    )
  return innermost.flatMap((_, row) => [0, 1, 2, 3].map((at) => numbersIn(tallyOf(one(row, at)))))
}

/** Calls back with each table that is at most one away in each innermost cell and has nobody less than none. */
function beside(innermost: Innermost, see: (moved: readonly number[]) => void): void {
  const units = unitsOf(innermost)
  const cells = innermost.flatMap(([, apart, aside]) => [...apart, aside])
  // 其中 stands in no sum with the others: the two are moved apart from each other.
  for (const places of [
    [0, 1, 2, 4, 5, 6, 8, 9, 10],
    [3, 7, 11],
  ]) {
    const walk = (nth: number, moved: readonly number[]) => {
      const place = places[nth]
      if (place === undefined) return see(moved)
      walk(nth + 1, moved)
      const unit = units[place] ?? []
      walk(
        nth + 1,
        moved.map((one, at) => one + (unit[at] ?? 0)),
      )
      if ((cells[place] ?? 0) > 0)
        walk(
          nth + 1,
          moved.map((one, at) => one - (unit[at] ?? 0)),
        )
    }
    walk(
      0,
      (units[0] ?? []).map(() => 0),
    )
  }
}

const numbersIn = (tally: Tally) => tally.rows.flatMap(({ cells }) => cells.slice(0, 5).map((cell) => cell ?? 0))

describe('a table that leaves the house', () => {
  it('shows nobody to nobody: no number of one to four, and no average over so few', () => {
    fc.assert(
      fc.property(tables, (innermost) => {
        const tally = tallyOf(innermost)
        const hides = suppressed(tally)
        for (const [row, { cells }] of tally.rows.entries()) {
          for (const [at, cell] of cells.slice(0, 5).entries())
            if (cell !== undefined && cell > 0 && cell < leastShown) expect(hides(row, at)).toBe(true)
          expect(hides(row, 5)).toBe(hides(row, 0))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves another table possible for each number that it hides, with the same numbers shown', () => {
    fc.assert(
      fc.property(tables, (innermost) => {
        const tally = tallyOf(innermost)
        const hides = suppressed(tally)
        const shown = shownIn(tally, hides)
        const kept = [...shown.keys()].filter((at) => shown[at] !== undefined)
        const open = new Set([...shown.keys()].filter((at) => shown[at] === undefined))
        beside(innermost, (moved) => {
          if (open.size === 0 || kept.some((at) => moved[at] !== 0)) return
          for (const at of open) if (moved[at] !== 0) open.delete(at)
        })
        expect([...open]).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('hides the second of two that a total would give away, and nothing of a table of large numbers', () => {
    const hides = suppressed(
      tallyOf([
        [['a'], [3, 9, 8], 7],
        [['b'], [7, 8, 9], 7],
      ]),
    )
    expect([hides(0, 1), hides(1, 1), hides(0, 3), hides(1, 3), hides(2, 0)]).toEqual([true, true, true, true, false])
    const large = tallyOf([
      [['a'], [6, 9, 8], 7],
      [['b'], [7, 8, 9], 7],
    ])
    expect(shownIn(large, suppressed(large))).not.toContain(undefined)
  })

  it('hides more where the sums of two blocks together would give away the one cell that joins them', () => {
    const small = new Set(['0 0', '0 1', '1 0', '1 1', '1 2', '2 2', '2 3', '3 2', '3 3'])
    const cells = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((at) => (small.has(`${row} ${at}`) ? 2 : 9)))
    const sum = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
    const whole = [0, 1, 2, 3].map((at) => sum(cells.map((row) => row[at] ?? 0)))
    const rows = [...cells.map((row, at) => ({ path: [`${at}`], cells: [sum(row), ...row] }))]
    const tally: Tally = {
      columns: [{ is: 'people' }, ...['1', '2', '3', '4'].map((value) => part('title-level', value, true))],
      rows: [...rows, { path: [], cells: [sum(whole), ...whole] }],
      gaps: [],
      people: sum(whole),
    }
    const hides = suppressed(tally)
    const hidden = tally.rows.flatMap(({ cells }, row) => cells.filter((_, at) => hides(row, at)))
    expect(hidden.length).toBeGreaterThan(small.size)
  })
})

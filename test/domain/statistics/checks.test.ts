import { expect, it } from 'vitest'
import { checkFlow, checkPair, checksOf } from '#domain/statistics/checks.ts'
import type { Looked } from '#domain/statistics/counted.ts'
import type { Figure } from '#domain/statistics/figure.ts'
import { footOf } from '#domain/statistics/foot.ts'
import { pairs, pairsOf } from '#domain/statistics/pairs.ts'
import { type Clock, clocks, yearBefore } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { countIn, marksOf, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf, thingCensus } from './census-of.ts'
import { organisation } from './people.ts'
import { type Plain, plainOf } from './plain.ts'

const house = organisation(11, 150)
const known = house.people.map(knownOf)
const day = '2025-12-31' as Day

const looked = (on: Day, clock: Clock): Looked => {
  const census = censusOf(house, known, on, clock)
  return { census, clock, mayCount: everybody(census) }
}

const now = looked(day, 'effective')

/** The same day, of what a table counts. */
function lookedFor(key: TableKey): Looked {
  const unit = countedOf(tableOf(key).of)
  if (unit === 'people' || unit === 'posts') return now
  const { census } = thingCensus(house, known, day, now.clock, unit)
  return { ...now, census, mayCount: everybody(census) }
}

const plainOn = (on: Day, clock: Clock): readonly Plain[] =>
  house.people.map((one) => plainOf(one, house.above, on, clock) ?? {})

/** The places of those whom a figure counts. */
const placesOf = ({ census }: Looked, figure: Figure): readonly number[] =>
  [...marksOf(census, figure, everybody(census)).entries()].flatMap(([place, mark]) => (mark === 1 ? [place] : []))

const is = (plain: Plain | undefined, of: string) => (plain?.[`of ${of}`] === 'true' ? 1 : 0)

it('reckons the year as whoever leafs through the dossiers of both days, and names whoever makes the difference', () => {
  const held: boolean[] = []
  for (const clock of clocks)
    for (const on of ['2024-12-31', '2025-12-31', '2026-10-15'] as Day[]) {
      const then = looked(on, clock)
      const flow = checkFlow(then)
      const [before, after] = [plainOn(yearBefore(on), clock), plainOn(on, clock)]
      const sum = (plain: readonly Plain[], of: string) => plain.reduce((sum, one) => sum + is(one, of), 0)
      expect(flow.opening.people).toBe(sum(before, 'staff'))
      const earlier = looked(yearBefore(on), clock)
      for (const { people, figure } of [flow.opening, flow.openingGone]) {
        expect(figure.day).toBe(yearBefore(on))
        expect(placesOf(earlier, figure)).toHaveLength(people)
      }
      expect(flow.closing.people).toBe(sum(after, 'staff'))
      expect([flow.joined.people, flow.left.people]).toEqual([sum(after, 'joined'), sum(after, 'left')])
      const staying = (plain: Plain | undefined) => (plain?.['last-day'] === 'today' ? 0 : is(plain, 'staff'))
      const differing = after.flatMap((one, at) =>
        staying(before[at]) + is(one, 'joined') - is(one, 'left') === staying(one) ? [] : [at],
      )
      const found = [...placesOf(then, flow.appeared.figure), ...placesOf(then, flow.vanished.figure)]
      expect(
        found.toSorted((a, b) => a - b),
        `${on} ${clock}`,
      ).toEqual(differing)
      expect(flow.holds).toBe(differing.length === 0)
      held.push(flow.holds)
    }
  expect(held).toContain(false)
})

it('holds for the year of a house where nobody changes kind, somebody leaves on the last day and somebody left before', () => {
  const entry = { id: 'e', fields: { entered: '202001', kind: { code: '30', text: '' } } }
  const leaving = (lastDay?: string) => ({
    basic: [{ id: 'b', fields: { name: '某', unit: 'company' } }],
    entry: [entry],
    ...(lastDay && { departure: [{ id: 'l', fields: { kind: { code: '10', text: '' }, lastDay } }] }),
  })
  const since = '2020-02-01T00:00:00.000Z'
  const people = ['20241231', '20250630', '20251231', '20260101', undefined].map((lastDay, at) => ({
    id: `p${at}`,
    archived: since,
    versions: [{ since, contents: leaving(lastDay) as never }],
  }))
  const census = censusOf({ above: { company: undefined } }, people.map(knownOf), day, 'effective')
  const flow = checkFlow({ census, clock: 'effective', mayCount: everybody(census) })
  const { opening, openingGone, joined, left, lastToday, closing, expected, holds } = flow
  expect([opening, openingGone, joined, left, lastToday, closing].map(({ people }) => people)).toEqual([
    5, 1, 0, 2, 1, 3,
  ])
  expect([expected, holds]).toEqual([3, true])
})

it('adds up every row and every column of every table, and opens whoever stands in no column of parts', () => {
  for (const key of tableKeys.filter((key) => tableOf(key).of !== 'posts')) {
    const table = tableOf(key)
    const looked = lookedFor(key)
    const counted = tally(looked.census, table, looked.mayCount)
    for (const check of checksOf(looked, table, counted)) {
      if (check.is === 'rows') {
        expect(check, key).toMatchObject({ holds: true, apart: [] })
        expect(check.cells, key).toBeGreaterThan(0)
        continue
      }
      const adding = counted.columns.flatMap((column, at) =>
        column.is === 'value' && column.adds && column.value.measure === check.measure ? [at] : [],
      )
      const missing = counted.rows.map(
        ({ cells }) => (cells[0] ?? 0) - adding.reduce((sum, at) => sum + (cells[at] ?? 0), 0),
      )
      expect(
        check.apart.map(({ row, people }) => [row, people]),
        key,
      ).toEqual([...missing.entries()].filter(([, people]) => people !== 0))
      for (const { people, figure } of check.apart) expect(placesOf(looked, figure), key).toHaveLength(people)
    }
  }
})

it('tells a row that does not add up', () => {
  const table = tableOf('by-department')
  const counted = tally(now.census, table, now.mayCount)
  const first = counted.rows[1]
  const rows = counted.rows.map((row) => (row === first ? { ...row, cells: row.cells.with(0, -1) } : row))
  const wrong = checksOf(now, table, { ...counted, rows }).filter((check) => check.is === 'rows' && !check.holds)
  expect(wrong).toMatchObject([{ measure: 'unit', apart: [{ row: 0, column: 0, by: (first?.cells[0] ?? 0) + 1 }] }])
})

it('compares every pair of tables, and finds them the same', () => {
  for (const pair of pairs) {
    const looked = lookedFor(pair.one.table)
    const { one, other, holds } = checkPair(looked, pair)
    expect([holds, one.people], JSON.stringify(pair)).toEqual([true, other.people])
    expect(countIn(looked.census, marksOf(looked.census, one.figure, looked.mayCount))).toBe(one.people)
  }
  expect(pairsOf('leaders').map(({ other }) => other.table)).toEqual(['by-rank'])
})

it('names whom one of two totals has alone', () => {
  const pair = { one: { table: 'middle' }, other: { table: 'by-rank', rows: ['M1'] } } as const
  const { onlyOne, onlyOther, holds } = checkPair(now, pair)
  const deputies = plainOn(day, 'effective').flatMap((one, at) =>
    is(one, 'staff') === 1 && one['rank'] === 'M2' ? [at] : [],
  )
  expect(deputies.length).toBeGreaterThan(0)
  expect(onlyOne.flatMap(({ figure }) => placesOf(now, figure))).toEqual(deputies)
  expect([onlyOther, holds]).toEqual([[], false])
})

it('says at the foot who is out, whose birth has no month, and of whom the rows say nothing', () => {
  const plain = plainOn(day, 'effective')
  const foot = footOf(now, tableOf('by-rank'))
  const many = (fits: (one: Plain) => boolean) => plain.filter(fits).length
  expect(foot.map(({ is, people }) => [is, people])).toEqual([
    ...['dispatched', 're-engaged', 'seconded'].map((kind) => [
      'outside',
      many((one) => is(one, 'outside') === 1 && one['outside'] === kind),
    ]),
    ['no-month', many((one) => is(one, 'staff') === 1 && one['birth-precision'] === 'year')],
    ['unsaid', many((one) => is(one, 'staff') === 1 && one['rank'] === undefined)],
  ])
  for (const { people, figure } of foot) expect(placesOf(now, figure)).toHaveLength(people)
  expect(footOf(now, tableOf('left')).map((line) => line.is)).toEqual(['no-month', 'unsaid'])
  expect(footOf(now, tableOf('joined'))[0]).toMatchObject({ is: 'no-month', measure: 'entered-precision' })
})

import { expect, it } from 'vitest'
import type { Census } from '#domain/statistics/census.ts'
import { type Clock, clocks, type Known } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import type { StandardTable } from '#domain/statistics/table.ts'
import { isTable, numberOf, type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { countIn, marksOf, type Tally, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf, thingCensus } from './census-of.ts'
import { type Made, type Organisation, organisation } from './people.ts'
import { type Plain, placedLast, plainOf } from './plain.ts'
import { plainThings } from './plain-belongings.ts'

/** `JUANZONG_ORGANISATIONS=20 JUANZONG_PEOPLE=500` counts as much as the figures are promised for. */
const organisations = Number(process.env['JUANZONG_ORGANISATIONS'] ?? 2)
const people = Number(process.env['JUANZONG_PEOPLE'] ?? 60)
const days = ['2024-12-31', '2025-12-31', '2026-10-15'] as Day[]

/** The cells of a table, one row after another, as whoever leafs through the dossiers counts them. */
function counted({ of, where = [], rows, columns }: StandardTable, persons: readonly Plain[], like: Tally) {
  const members = persons.filter(
    (one) => one[`of ${of}`] === 'true' && where.every(({ measure, values }) => values.includes(one[measure] ?? '')),
  )
  const paths = new Set(
    members.flatMap((one) =>
      rows.map((_, at) =>
        rows
          .slice(0, at + 1)
          .map((row) => one[row] ?? '')
          .join('/'),
      ),
    ),
  )
  const rowsSeen = like.rows.slice(0, -1).map(({ path }) => path.join('/'))
  const cells = like.rows.map(({ path }) => {
    const row = members.filter((one) => path.every((value, at) => (one[rows[at] ?? ''] ?? '') === value))
    return [
      row.length,
      ...columns.flatMap((group): readonly (number | undefined)[] => {
        if (group.is === 'mean') {
          const said = row.flatMap((one) => one[`mean ${group.amount}`] ?? []).map(Number)
          if (group.middle) return [middle(said)]
          return [said.length === 0 ? undefined : said.reduce((sum, one) => sum + one, 0) / said.length]
        }
        if (group.is === 'of-which')
          return group.columns.map(
            ({ measure, values }) => row.filter((one) => values.includes(one[measure] ?? '')).length,
          )
        const given = group.columns ?? valuesIn(like, group.measure)
        return given.map(({ values }) => row.filter((one) => values.includes(one[group.measure] ?? '')).length)
      }),
    ]
  })
  return { paths: [...paths].sort(), rowsSeen: rowsSeen.toSorted(), cells, members: members.length }
}

/** Between two in the middle half way. */
function middle(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b)
  if (sorted.length < 2) return sorted[0]
  const at = sorted.length / 2
  return ((sorted[Math.ceil(at) - 1] as number) + (sorted[Math.floor(at)] as number)) / 2
}

const valuesIn = ({ columns }: Tally, measure: string) =>
  columns.flatMap((column) =>
    column.is === 'value' && column.adds && column.value.measure === measure ? [column.value] : [],
  )

/** Means that are added up in another order differ in their last digits. */
const near = (found: Tally, cells: readonly (readonly (number | undefined)[])[]) =>
  cells.map((row, nth) =>
    row.map((cell, at) => {
      const other = found.rows[nth]?.cells[at]
      return cell !== undefined && other !== undefined && Math.abs(cell - other) < 1e-9 ? other : cell
    }),
  )

type Counting = {
  readonly house: Organisation
  readonly known: readonly Known[]
  readonly day: Day
  readonly clock: Clock
  readonly people: Census
  readonly plain: readonly (readonly [Made, Plain | undefined])[]
}

function countingOf(house: Organisation, day: Day, clock: Clock): Counting {
  const known = house.people.map(knownOf)
  const plain = house.people.map((one) => [one, plainOf(one, house.above, day, clock)] as const)
  return { house, known, day, clock, people: censusOf(house, known, day, clock), plain }
}

/** What a table counts: everybody, or the things that belong to them. */
function censusFor(table: StandardTable, { house, known, people, clock }: Counting): Census {
  const unit = countedOf(table.of)
  return unit === 'people' || unit === 'posts' ? people : thingCensus(house, known, people.day, clock, unit).census
}

/** The same, straight from what was written. */
const plainFor = (table: StandardTable, { house, day, plain }: Counting): readonly Plain[] =>
  plain.flatMap(([made, said]) => {
    const unit = countedOf(table.of)
    // A case is one before its dossier is on file: it is of the unit that the draft names.
    const person = said ?? (unit === 'cases' ? placedLast(made, house.above) : undefined)
    if (!person) return []
    return unit === 'people' ? [person] : plainThings(made.belongs, person, unit, day)
  })

/** Posts are of the organisation, and have a test of their own. */
const tested = tableKeys.filter((key) => tableOf(key).of !== 'posts')

function compare(key: TableKey, counting: Counting, where: string) {
  const table = tableOf(key)
  const census = censusFor(table, counting)
  const found = tally(census, table, everybody(census))
  const plain = counted(table, plainFor(table, counting), found)
  const fixed = new Set(table.fixed)
  expect(
    plain.rowsSeen.filter((path) => !fixed.has(path)),
    where,
  ).toEqual(plain.paths.filter((path) => !fixed.has(path)))
  expect(
    found.rows.map(({ cells }) => cells),
    where,
  ).toEqual(near(found, plain.cells))
  expect(found.people, where).toBe(plain.members)
}

it(`counts every table as whoever leafs through the dossiers of ${organisations} houses of ${people} people`, () => {
  for (let seed = 1; seed <= organisations; seed += 1) {
    const house = organisation(seed, people)
    for (const day of days)
      for (const clock of clocks) {
        const counting = countingOf(house, day, clock)
        for (const key of tested) compare(key, counting, `${key} of house ${seed} on ${day}, ${clock}`)
      }
  }
})

/** The figures of every cell of a table that counts somebody. */
function* figuresOf(table: StandardTable, { rows, columns }: Tally) {
  for (const { path, cells } of rows)
    for (const [at, column] of columns.entries())
      if (column.is !== 'mean') {
        const own = path.map((value, level) => ({ measure: table.rows[level] as never, values: [value] }))
        const narrowed = column.is === 'value' ? [column.value] : []
        yield {
          where: [...(table.where ?? []), ...own, ...narrowed],
          count: cells[at],
          cell: `${path.join('/')} ${at}`,
        }
      }
}

it('finds as many people behind every cell as the cell counts', () => {
  const house = organisation(7, 80)
  const counting = countingOf(house, '2025-12-31' as Day, 'effective')
  for (const key of tested) {
    const table = tableOf(key)
    const census = censusFor(table, counting)
    for (const { where, count, cell } of figuresOf(table, tally(census, table, everybody(census)))) {
      const marks = marksOf(census, { of: table.of, where }, everybody(census))
      expect(countIn(census, marks), `${key} ${cell}`).toBe(count)
    }
  }
})

it('declares more than thirty tables, each with a number and with words of its own', () => {
  expect(tableKeys.length).toBeGreaterThanOrEqual(30)
  expect(new Set(tableKeys.map((key) => tableOf(key).name)).size).toBe(tableKeys.length)
  expect(tableKeys.map(numberOf).slice(0, 3)).toEqual(['01', '02', '03'])
  expect([isTable('by-rank'), isTable('toString')]).toEqual([true, false])
})

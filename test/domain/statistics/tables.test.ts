import { expect, it } from 'vitest'
import { clocks } from '#domain/statistics/person.ts'
import type { StandardTable } from '#domain/statistics/table.ts'
import { isTable, numberOf, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { marksOf, type Tally, tally } from '#domain/statistics/tally.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf } from './census-of.ts'
import { organisation } from './people.ts'
import { type Plain, plainOf } from './plain.ts'

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

it(`counts every table as whoever leafs through the dossiers of ${organisations} houses of ${people} people`, () => {
  for (let seed = 1; seed <= organisations; seed += 1) {
    const house = organisation(seed, people)
    const known = house.people.map(knownOf)
    for (const day of days)
      for (const clock of clocks) {
        const census = censusOf(house, known, day, clock)
        const persons = house.people
          .map((one) => plainOf(one, house.above, day, clock))
          .filter((one) => one !== undefined)
        for (const key of tableKeys) {
          const table = tableOf(key)
          const found = tally(census, table, everybody(census))
          const plain = counted(table, persons, found)
          const where = `${key} of house ${seed} on ${day}, ${clock}`
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
      }
  }
})

it('finds as many people behind every cell as the cell counts', () => {
  const house = organisation(7, 80)
  const day = '2025-12-31' as Day
  const census = censusOf(house, house.people.map(knownOf), day, 'effective')
  for (const key of tableKeys) {
    const table = tableOf(key)
    const { rows, columns } = tally(census, table, everybody(census))
    for (const { path, cells } of rows)
      for (const [at, column] of columns.entries()) {
        if (column.is === 'mean') continue
        const where = [
          ...(table.where ?? []),
          ...path.map((value, level) => ({ measure: table.rows[level] as never, values: [value] })),
          ...(column.is === 'value' ? [column.value] : []),
        ]
        const marks = marksOf(census, { of: table.of, where }, everybody(census))
        expect(
          marks.reduce((sum, mark) => sum + mark, 0),
          `${key} ${path.join('/')} ${at}`,
        ).toBe(cells[at])
      }
  }
})

it('declares more than thirty tables, each with a number and with words of its own', () => {
  expect(tableKeys.length).toBeGreaterThanOrEqual(30)
  expect(new Set(tableKeys.map((key) => tableOf(key).name)).size).toBe(tableKeys.length)
  expect(tableKeys.map(numberOf).slice(0, 3)).toEqual(['01', '02', '03'])
  expect([isTable('by-rank'), isTable('toString')]).toEqual([true, false])
})

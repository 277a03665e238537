import { describe, expect, it } from 'vitest'
import {
  type Cross,
  conditionKeys,
  crossEntries,
  crossText,
  readCross,
  readCrossText,
  turned,
} from '#domain/statistics/cross.ts'
import { type CrossTally, tallyCross } from '#domain/statistics/cross-tally.ts'
import { figureText, readFigure } from '#domain/statistics/figure.ts'
import { type MeasureKey, measureKeys, measureOf } from '#domain/statistics/measures/index.ts'
import { clocks } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import { censusOf, everybody, knownOf } from './census-of.ts'
import { organisation, random } from './people.ts'
import { type Plain, plainOf } from './plain.ts'

const day = '2025-12-31' as Day
const whole: Cross = { of: 'staff', rows: [], columns: [], reckoned: { is: 'people' }, share: 'none', where: [] }
const sides: readonly MeasureKey[] = ['sex', 'rank', 'politics', 'education', 'department', 'age', 'title-level']

/** A definition somebody might ask for: each side of none, one or two measures, at times a condition. */
function askedBy(seed: number): Cross {
  const { below, chance, one } = random(seed)
  const side = () => [...new Set(Array.from({ length: below(3) }, () => one(sides)))]
  const is = one(['people', 'mean', 'median'] as const)
  return {
    ...whole,
    of: one(['staff', 'present'] as const),
    rows: side(),
    columns: side(),
    reckoned: is === 'people' ? { is } : { is, amount: one(['age', 'training-hours'] as const) },
    where: chance(0.5) ? [] : [{ measure: 'politics', values: ['party', ''] }],
  }
}

/** What somebody with a list and a pencil writes into a cell. */
function plainly(cross: Cross, persons: readonly Plain[], row: readonly string[], column: readonly string[]) {
  const stands = (one: Plain, measures: readonly string[], path: readonly string[]) =>
    path.every((value, level) => (one[measures[level] ?? ''] ?? '') === value)
  const found = persons.filter(
    (one) =>
      one[`of ${cross.of}`] === 'true' &&
      cross.where.every(({ measure, values }) => values.includes(one[measure] ?? '')) &&
      stands(one, cross.rows, row) &&
      stands(one, cross.columns, column),
  )
  const { reckoned } = cross
  if (reckoned.is === 'people') return { people: found.length, number: found.length }
  const said = found.flatMap((one) => one[`mean ${reckoned.amount}`] ?? []).map(Number)
  const sorted = said.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  const mean = said.reduce((sum, number) => sum + number, 0) / said.length
  const median = ((low ?? 0) + (high ?? 0)) / 2
  const number = said.length === 0 ? undefined : reckoned.is === 'mean' ? mean : median
  return { people: found.length, number }
}

/** Every cell of a table as somebody counts it with a pencil. */
function compare(cross: Cross, tally: CrossTally, persons: readonly Plain[]): void {
  for (const [at, row] of tally.rows.entries())
    for (const [nth, column] of [...tally.columns, []].entries()) {
      const { people, number } = plainly(cross, persons, row, column)
      const cell = tally.cells[at]?.[nth]
      const where = `${crossText(cross)} ${row} × ${column}`
      expect(cell?.people, where).toBe(people)
      if (number === undefined) expect(cell?.number, where).toBeUndefined()
      else expect(cell?.number, where).toBeCloseTo(number, 9)
    }
}

/** The innermost rows come to the whole, and the columns of each row to it. */
function addsUp(cross: Cross, { rows, cells }: CrossTally, total: number): void {
  const innermost = rows.flatMap((row, at) => (row.length === cross.rows.length ? [at] : []))
  expect(innermost.reduce((sum, at) => sum + (cells[at]?.at(-1)?.people ?? 0), 0)).toBe(total)
  if (cross.columns.length === 0) return
  for (const line of cells)
    expect(line.slice(0, -1).reduce((sum, { people }) => sum + people, 0)).toBe(line.at(-1)?.people)
}

describe('a cross-table', () => {
  it('says in each cell what a plain count of the dossiers says, and leaves nobody out', () => {
    const house = organisation(3, 80)
    const known = house.people.map(knownOf)
    for (const clock of clocks) {
      const census = censusOf(house, known, day, clock)
      const persons = house.people
        .map((one) => plainOf(one, house.above, day, clock))
        .filter((one) => one !== undefined)
      for (let seed = 1; seed <= 40; seed += 1) {
        const cross = askedBy(seed)
        const tally = tallyCross(census, cross, cross.where, everybody(census), 100_000)
        if (!('people' in tally)) throw new Error('It is too large.')
        const total = plainly({ ...cross, reckoned: { is: 'people' } }, persons, [], []).people
        expect(tally.people).toBe(total)
        compare(cross, tally, persons)
        addsUp(cross, tally, total)
      }
    }
  })

  it('that is larger than somebody reads is not counted', () => {
    const house = organisation(3, 80)
    const census = censusOf(house, house.people.map(knownOf), day, 'effective')
    const cross: Cross = { ...whole, rows: ['sex'] }
    const tally = (most: number) => tallyCross(census, cross, [], everybody(census), most)
    const all = tally(100)
    const cells = 'people' in all ? all.rows.length : 0
    expect(cells).toBeGreaterThanOrEqual(3)
    expect(tally(cells)).toEqual(all)
    expect(tally(cells - 1)).toEqual({ cells })
  })
})

describe('a definition', () => {
  const full: Cross = {
    of: 'present',
    rows: ['department', 'rank'],
    columns: ['education', 'sex'],
    reckoned: { is: 'median', amount: 'age' },
    share: 'none',
    under: '0195-a_b' as never,
    where: [{ measure: 'age', values: ['-35', '60-', ''] }],
  }

  it('is read as it was written, in an address and in a figure', () => {
    expect(readCross(crossEntries(full))).toEqual(full)
    expect(readCrossText(crossText(full))).toEqual(full)
    const figure = { of: 'present', day, clock: 'known', within: ['who'], where: full.where } as const
    const told = { ...figure, under: full.under as never, from: crossText(full) }
    expect(readFigure(figureText(told))).toEqual(told)
    expect(readFigure(figureText({ ...told, where: [] }))).toEqual({ ...told, where: [] })
  })

  it('can hold every value of every measure in an address', () => {
    for (const key of measureKeys) {
      const { values } = measureOf(key)
      if (typeof values === 'string' || measureOf(key).tells) continue
      const where = [{ measure: key, values: values.map(({ code }) => code as string) }]
      const told = {
        of: 'staff',
        day,
        clock: 'known',
        within: ['who'],
        where,
        from: crossText({ ...whole, where }),
      } as const
      expect(readFigure(figureText(told)), key).toEqual(told)
    }
  })

  it.each([
    ['of', 'everybody'],
    ['rows', 'star'],
    ['count', 'mean:star'],
    ['count', 'sum:age'],
    ['share', 'half'],
    ['is', 'sex:7'],
    ['is', 'sex'],
    ['is', 'unit:0195'],
    ['under', 'a.b'],
  ])('that names what is not there is none: %s=%s', (name, value) => {
    expect(readCross([[name, value]])).toBeUndefined()
  })

  it('of three levels or nine conditions is none; the same level twice is one', () => {
    expect(readCross(['sex', 'rank', 'age'].map((value) => ['rows', value]))).toBeUndefined()
    expect(
      readCross([
        ['rows', 'sex'],
        ['rows', 'sex'],
      ])?.rows,
    ).toEqual(['sex'])
    const nine = conditionKeys.slice(0, 9)
    expect(readCross(nine.map((key) => ['is', `${key}:`]))).toBeUndefined()
    expect(readCross(nine.slice(1).map((key) => ['is', `${key}:`]))?.where).toHaveLength(8)
  })

  it('turned over keeps its percentages of the same people', () => {
    expect(turned({ ...full, share: 'row' })).toMatchObject({ rows: full.columns, columns: full.rows, share: 'column' })
    expect(turned(turned({ ...full, share: 'column' }))).toEqual({ ...full, share: 'column' })
  })

  it('has no percentage of an average', () => {
    expect(
      readCross([
        ['count', 'mean:age'],
        ['share', 'row'],
      ])?.share,
    ).toBe('none')
  })
})

import type { UnitId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { amountOf } from '#domain/statistics/amounts.ts'
import type { Cross, Reckoned } from '#domain/statistics/cross.ts'
import type { Where } from '#domain/statistics/figure.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { groupsOfPopulation, type Population } from '#domain/statistics/population.ts'

/** Whom a heading counts: what it does not say, the other heading of a cell may. */
export type Counting = {
  readonly is: 'count'
  readonly of?: Population
  readonly where: readonly Where[]
  readonly under?: UnitId
  /** A mean or a median; people where nothing is said. */
  readonly reckoned?: Exclude<Reckoned, { readonly is: 'people' }>
}

/** What somebody bound a heading or a single cell to; `blank`: it is not filled in. */
export type Meaning = Counting | { readonly is: 'blank' }

/** Everybody: 合计, 人数. */
export const everybody: Counting = { is: 'count', where: [] }

/** What is counted for a cell. */
export type Bound = {
  readonly of: Population
  readonly where: readonly Where[]
  readonly under?: UnitId
  readonly reckoned: Reckoned
}

/** What a cell is: counted, left blank, not asked yet, or one whose headings contradict each other (男 among 女). */
export type Binding =
  | { readonly is: 'bound'; readonly bound: Bound }
  | { readonly is: 'blank' }
  | { readonly is: 'open' }
  | { readonly is: 'nobody' }

/** What the headings of a cell say together; conditions on one measure narrow each other. */
export function boundBy(...meanings: readonly (Meaning | undefined)[]): Binding {
  if (meanings.some((meaning) => meaning?.is === 'blank')) return { is: 'blank' }
  const both = meanings.flatMap((meaning) => (meaning?.is === 'count' ? [meaning] : []))
  if (both.length < meanings.length) return { is: 'open' }
  const of = one(both.flatMap(({ of }) => of ?? []))
  const under = one(both.flatMap(({ under }) => under ?? []))
  const reckoned = one(both.flatMap(({ reckoned }) => reckoned ?? []))
  const where = narrowed(both.flatMap(({ where }) => where))
  if (of === 'several' || under === 'several' || reckoned === 'several' || !where) return { is: 'nobody' }
  return {
    is: 'bound',
    bound: { of: of ?? 'staff', where, ...(under && { under }), reckoned: reckoned ?? { is: 'people' } },
  }
}

/** The one that all say; two that differ are said of nobody. */
function one<Value>(values: readonly Value[]): Value | undefined | 'several' {
  const [first] = values
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : 'several'
}

/** Conditions with each measure once; undefined where two of them leave no value. */
export function narrowed(all: readonly Where[]): readonly Where[] | undefined {
  const found = new Map<MeasureKey, readonly string[]>()
  for (const { measure, values } of all) {
    const before = found.get(measure)
    found.set(measure, before ? before.filter((value) => values.includes(value)) : values)
  }
  const where = [...found].map(([measure, values]) => ({ measure, values }))
  return where.some(({ values }) => values.length === 0) ? undefined : where
}

/** What is counted, as a cross-table that tells nobody apart: by the same rules it is somebody's to count. */
export const crossOf = ({ of, where, under, reckoned }: Bound): Cross => ({
  of,
  rows: [],
  columns: [],
  reckoned,
  share: 'none',
  where,
  ...(under && { under }),
})

/** The groups that a count reads: whoever may list one of them of nobody does not get it. */
export const groupsOfBound = ({ of, where, reckoned }: Bound): ReadonlySet<MaskedGroup> =>
  new Set([
    ...groupsOfPopulation[of],
    ...where.map(({ measure }) => measureOf(measure).group),
    ...(reckoned.is === 'people' ? [] : [amountOf(reckoned.amount).group]),
  ])

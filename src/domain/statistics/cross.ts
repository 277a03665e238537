import type { UnitId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import { type AmountKey, amountOf, isAmount } from './amounts.ts'
import type { Where } from './figure.ts'
import { isMeasure, type MeasureKey, measureOf, personMeasures } from './measures/index.ts'
import { groupsOfPopulation, type Population, peoplePopulations } from './population.ts'

/** 占比: what a percentage is of. */
export const shares = ['none', 'row', 'column', 'whole'] as const

export type Share = (typeof shares)[number]

/** What stands in a cell: its people, or an amount over them. */
export type Reckoned =
  | { readonly is: 'people' }
  | { readonly is: 'mean'; readonly amount: AmountKey }
  | { readonly is: 'median'; readonly amount: AmountKey }

/** 交叉表: what somebody asks to be counted; together with a day and a clock it is a table. */
export type Cross = {
  readonly of: Population
  /** From the outer to the inner one. */
  readonly rows: readonly MeasureKey[]
  readonly columns: readonly MeasureKey[]
  readonly reckoned: Reckoned
  /** Of people alone: an average has none. */
  readonly share: Share
  /** A unit with everything below it. */
  readonly under?: UnitId
  readonly where: readonly Where[]
}

/** Nobody reads more: two measures nested each way, eight conditions, 4,000 cells. */
export const crossLimits = { nested: 2, conditions: 8, cells: 4000 } as const

/** The measures that a condition may name: those with values of their own. Units stand in a condition of their own. */
export const conditionKeys = personMeasures.filter((key) => typeof measureOf(key).values !== 'string')

/** The groups that it reads, whatever it finds: who may list one of them of nobody does not meet it. */
export const groupsOfCross = ({ of, rows, columns, reckoned, where }: Cross): ReadonlySet<MaskedGroup> =>
  new Set([
    ...groupsOfPopulation[of],
    ...[...rows, ...columns, ...where.map(({ measure }) => measure)].map((measure) => measureOf(measure).group),
    ...(reckoned.is === 'people' ? [] : [amountOf(reckoned.amount).group]),
  ])

/** Rows become columns and columns rows; so do their percentages. */
export const turned = (cross: Cross): Cross => ({
  ...cross,
  rows: cross.columns,
  columns: cross.rows,
  share: cross.share === 'row' ? 'column' : cross.share === 'column' ? 'row' : cross.share,
})

type Entries = readonly (readonly [name: string, value: string])[]

/** A definition as the fields of its form, which are those of its address. */
export const crossEntries = ({ of, rows, columns, reckoned, share, under, where }: Cross): [string, string][] => [
  ['of', of],
  ...rows.map((measure): [string, string] => ['rows', measure]),
  ...columns.map((measure): [string, string] => ['columns', measure]),
  ['count', reckoned.is === 'people' ? 'people' : `${reckoned.is}:${reckoned.amount}`],
  ...(share === 'none' ? [] : [['share', share] satisfies [string, string]]),
  ...(under === undefined ? [] : [['under', under] satisfies [string, string]]),
  ...where.flatMap(({ measure, values }) => values.map((value): [string, string] => ['is', `${measure}:${value}`])),
]

/** Reads them. Undefined for what names something that is not there; a unit is not looked for. */
export function readCross(entries: Entries): Cross | undefined {
  const all = (name: string) => entries.flatMap(([given, value]) => (given === name && value !== '' ? [value] : []))
  const of = peoplePopulations.find((population) => population === (all('of')[0] ?? 'staff'))
  const share = shares.find((known) => known === (all('share')[0] ?? 'none'))
  const [rows, columns] = [levels(all('rows')), levels(all('columns'))]
  const reckoned = reckonedIn(all('count')[0] ?? 'people')
  const where = conditions(all('is'))
  const under = all('under')[0]
  if (!of || !share || !rows || !columns || !reckoned || !where) return undefined
  if (under !== undefined && !/^[\w-]+$/.test(under)) return undefined
  return {
    of,
    rows,
    columns,
    reckoned,
    share: reckoned.is === 'people' ? share : 'none',
    ...(under !== undefined && { under: under as UnitId }),
    where,
  }
}

const isPersonMeasure = (text: string): text is MeasureKey => isMeasure(text) && measureOf(text).tells === undefined

/** A measure within itself tells nobody apart. */
function levels(texts: readonly string[]): readonly MeasureKey[] | undefined {
  const known = [...new Set(texts)].filter(isPersonMeasure)
  return known.length === new Set(texts).size && known.length <= crossLimits.nested ? known : undefined
}

function reckonedIn(text: string): Reckoned | undefined {
  if (text === 'people') return { is: 'people' }
  const [is, amount = ''] = text.split(':')
  return (is === 'mean' || is === 'median') && isAmount(amount) ? { is, amount } : undefined
}

function conditions(texts: readonly string[]): readonly Where[] | undefined {
  const where = new Map<MeasureKey, Set<string>>()
  for (const text of texts) {
    const at = text.indexOf(':')
    const [measure, value] = [text.slice(0, at), text.slice(at + 1)]
    if (!isPersonMeasure(measure) || !mayBe(measure, value)) return undefined
    where.set(measure, (where.get(measure) ?? new Set()).add(value))
  }
  if (where.size > crossLimits.conditions) return undefined
  return [...where].map(([measure, values]) => ({ measure, values: [...values] }))
}

function mayBe(measure: MeasureKey, value: string): boolean {
  const { values } = measureOf(measure)
  return typeof values !== 'string' && (value === '' || values.some(({ code }) => code === value))
}

/** A definition as one word, by which its figures know where they stand: `x~of=staff~rows=rank~count=people`. */
export const crossText = (cross: Cross): string =>
  ['x', ...crossEntries(cross).map(([name, value]) => `${name}=${value}`)].join('~')

/** Reads it; undefined for what is none. */
export const readCrossText = (text: string): Cross | undefined =>
  text.startsWith('x~') ? readCross(entriesOfText(text)) : undefined

/** What it says, name by name, whether this program knows it or not. */
export const entriesOfText = (text: string): [name: string, value: string][] =>
  text
    .split('~')
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])

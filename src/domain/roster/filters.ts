import { type Column, type ColumnKey, columnOf } from './column.ts'

/**
 * By which columns a list is narrowed to chosen texts. Each is one line here; its words are those of the column, its address
 * is the column's key, and what it offers is what occurs. `always`: every row has one, so that a lone choice chooses nothing.
 */
export const choices = {
  rank: {},
  education: {},
  politics: {},
  complete: {},
  contractState: {},
  terms: {},
  state: { always: true },
} as const satisfies Readonly<Partial<Record<ColumnKey, { readonly always?: true }>>>

export type ChoiceFilter = keyof typeof choices

export const choiceFilters = Object.keys(choices) as readonly ChoiceFilter[]

/** Whether there is something to choose among these texts. */
export const isChoice = (filter: ChoiceFilter, texts: readonly string[]): boolean =>
  texts.length > ('always' in choices[filter] ? 1 : 0)

/** By which columns of dates a list is narrowed to a span, each with the names of its ends in an address. */
export const ranges = {
  birth: { from: 'from', until: 'until' },
  workStart: { from: 'workFrom', until: 'workUntil' },
  rankSince: { from: 'rankFrom', until: 'rankUntil' },
  retires: { from: 'retiresFrom', until: 'retiresUntil' },
  entered: { from: 'enteredFrom', until: 'enteredUntil' },
  contractTo: { from: 'endsFrom', until: 'endsUntil' },
  probationEnd: { from: 'probationFrom', until: 'probationUntil' },
  leaveBy: { from: 'leaveFrom', until: 'leaveUntil' },
} as const satisfies Readonly<Partial<Record<ColumnKey, { readonly from: string; readonly until: string }>>>

export type RangeFilter = keyof typeof ranges

export const rangeFilters = Object.keys(ranges) as readonly RangeFilter[]

/** By what a filter chooses. */
export const chosenBy = (filter: ChoiceFilter): Pick<Column, 'order' | 'value'> =>
  columnOf(filter).choice ?? columnOf(filter)

/** The column that a filter asks about: who may not list its group has no such filter. */
export const askedBy = (filter: ChoiceFilter | RangeFilter): Column => columnOf(filter)

/** What most lists are narrowed by: the others are a step further away. */
export const usualFilters: ReadonlySet<ChoiceFilter | RangeFilter> = new Set([
  'rank',
  'education',
  'politics',
  'birth',
] as const)

import { type DossierState, dossierStates } from '#domain/dossiers/dossier.ts'
import type { UnitId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type DateProblem, readDate } from '#domain/typed-date.ts'
import { type ColumnKey, columnKeys, columnOf, isColumn, isState, usualColumns } from './column.ts'
import type { ListedGroup } from './entry.ts'

/** 筛选: what a list is asked for. Everything of it stands in the address, so that a list can be kept and sent. */
export type ListQuery = {
  /** What was typed into the search box of the list. */
  readonly q: string
  /** This unit and everything below. */
  readonly unit?: UnitId
  readonly rank: readonly string[]
  readonly education: readonly string[]
  readonly politics: readonly string[]
  readonly state: readonly DossierState[]
  /** Born from and until, both included, as precise as typed: until 1990 takes all of 1990. */
  readonly bornFrom?: PartialDate
  readonly bornUntil?: PartialDate
  readonly sort?: { readonly column: ColumnKey; readonly descending: boolean }
  /** The chosen columns, the name aside; undefined for the usual ones. */
  readonly columns?: readonly ColumnKey[]
  /** Counted from 1. */
  readonly page: number
}

/** How a list's filter of several texts is called, and the column it asks about. */
export const choiceFilters = ['rank', 'education', 'politics'] as const

export type ChoiceFilter = (typeof choiceFilters)[number]

/** Names and values as they stand in an address, several of one name included. */
export type Given = readonly (readonly [name: string, value: string])[]

/** A date that could not be read: which of the two, what was typed, and what is wrong with it. */
export type UnclearDate = {
  readonly name: 'from' | 'until'
  readonly typed: string
  readonly problem: DateProblem
}

export type ReadQuery = { readonly query: ListQuery; readonly unclear: readonly UnclearDate[] }

/** Reads an address or a form. What makes no sense is left out; dates that cannot be read are named. */
export function readListQuery(given: Given): ReadQuery {
  const all = (name: string) => [
    ...new Set(given.filter(([key, value]) => key === name && value.trim() !== '').map(([, value]) => value)),
  ]
  const one = (name: string) => all(name)[0]?.trim()
  const unclear: UnclearDate[] = []
  const date = (name: UnclearDate['name']) => {
    const typed = one(name)
    const read = typed === undefined ? undefined : readDate(typed)
    if (typed !== undefined && read?.ok === false) unclear.push({ name, typed, problem: read.refusal })
    return read?.ok ? read.value : undefined
  }
  const [bornFrom, bornUntil] = [date('from'), date('until')]
  const unit = one('unit')
  const sort = readSort(one('sort') ?? '')
  const chosen = all('columns').filter(isColumn)
  return {
    query: {
      q: one('q') ?? '',
      ...(unit && { unit: unit as UnitId }),
      rank: all('rank'),
      education: all('education'),
      politics: all('politics'),
      state: all('state').filter(isState),
      ...(bornFrom && { bornFrom }),
      ...(bornUntil && { bornUntil }),
      ...(sort && { sort }),
      ...(chosen.length > 0 && { columns: inOrder(chosen) }),
      page: Math.max(1, Math.floor(Number(one('page'))) || 1),
    },
    unclear,
  }
}

function readSort(text: string): ListQuery['sort'] {
  const [descending, column] = text.startsWith('-') ? [true, text.slice(1)] : [false, text]
  return isColumn(column) ? { column, descending } : undefined
}

const inOrder = (chosen: readonly ColumnKey[]) => columnKeys.filter((key) => key !== 'name' && chosen.includes(key))

/** The query as an address has it, shortest form; reading it again gives the same query. */
export const writeListQuery = (query: ListQuery): Given => [
  ...(query.q ? [['q', query.q] as const] : []),
  ...(query.unit ? [['unit', query.unit] as const] : []),
  ...choiceFilters.flatMap((filter) => query[filter].map((text) => [filter, text] as const)),
  ...query.state.map((state) => ['state', state] as const),
  ...(query.bornFrom ? [['from', formatPartialDate(query.bornFrom)] as const] : []),
  ...(query.bornUntil ? [['until', formatPartialDate(query.bornUntil)] as const] : []),
  ...(query.sort ? [['sort', `${query.sort.descending ? '-' : ''}${query.sort.column}`] as const] : []),
  ...(query.columns ?? []).map((column) => ['columns', column] as const),
  ...(query.page > 1 ? [['page', String(query.page)] as const] : []),
]

/** The same as one text, for addresses. */
export const queryText = (query: ListQuery): string =>
  new URLSearchParams(writeListQuery(query).map(([name, value]): [string, string] => [name, value])).toString()

/**
 * The query without what it may not ask: a column of a group that the viewer may not list is no filter, no order and no
 * column. A denied field is absent, not blank (security.md §4).
 */
export function admitted(query: ListQuery, groups: ReadonlySet<ListedGroup>): ListQuery {
  const may = (column: ColumnKey) => groups.has(columnOf(column).group)
  const { bornFrom, bornUntil, sort, columns, ...rest } = query
  const shown = columns?.filter(may)
  return {
    ...rest,
    ...Object.fromEntries(choiceFilters.filter((filter) => !may(filter)).map((filter) => [filter, []])),
    ...(bornFrom && may('birth') && { bornFrom }),
    ...(bornUntil && may('birth') && { bornUntil }),
    ...(sort && may(sort.column) && { sort }),
    ...(shown && shown.length > 0 && { columns: shown }),
  }
}

/** The columns of a list, the name aside. */
export const shownColumns = (query: ListQuery, groups: ReadonlySet<ListedGroup>): readonly ColumnKey[] =>
  (query.columns ?? usualColumns).filter((key) => groups.has(columnOf(key).group))

/** Whether the list is narrowed at all. */
export const isFiltered = (query: ListQuery): boolean =>
  query.q !== '' ||
  query.unit !== undefined ||
  query.bornFrom !== undefined ||
  query.bornUntil !== undefined ||
  query.state.length > 0 ||
  choiceFilters.some((filter) => query[filter].length > 0)

/** The states that a list can be filtered by: a staged import and a discarded draft are in no list. */
export const listedStates = dossierStates.filter((state) => state !== 'staged' && state !== 'discarded')

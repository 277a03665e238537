import { dossierStates } from '#domain/dossiers/dossier.ts'
import type { UnitId } from '#domain/ids.ts'
import { type Day, formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type DateProblem, dayTyped, readDate } from '#domain/typed-date.ts'
import { type ColumnKey, columnKeys, columnOf, isColumn, usualColumns } from './column.ts'
import type { MaskedGroup } from './entry.ts'
import { type ChoiceFilter, choiceFilters, type RangeFilter, rangeFilters, ranges } from './filters.ts'

/** From and until, both included, as precise as typed: until 1990 takes all of 1990. */
export type Span = { readonly from?: PartialDate; readonly until?: PartialDate }

/** 筛选: what a list is asked for. Everything of it stands in the address, so that a list can be kept and sent. */
export type ListQuery = {
  /** What was typed into the search box of the list. */
  readonly q: string
  /** This unit and everything below. */
  readonly unit?: UnitId
  /** The texts chosen of each filter; none of a filter that is absent. */
  readonly chosen: Readonly<Partial<Record<ChoiceFilter, readonly string[]>>>
  readonly spans: Readonly<Partial<Record<RangeFilter, Span>>>
  readonly sort?: { readonly column: ColumnKey; readonly descending: boolean }
  /** The chosen columns, the name aside; undefined for the usual ones. */
  readonly columns?: readonly ColumnKey[]
  /** The day whose list is asked for; undefined for today. Of a figure's names it is the day at which they are shown. */
  readonly asOf?: Day
  /** 一格的名单: whom this figure counts, as of its own day; a text that `readFigure` reads (docs/decisions/0280). */
  readonly figure?: string
  /** Only who came on file on this day or later. */
  readonly filed?: Day
  /** Counted from 1. */
  readonly page: number
}

/**
 * Columns of what a dossier is today: of a past day it is said only whether it was on file. Pay is counted as of any day, and
 * what is left of leave shown of today alone.
 */
export const columnsOfToday: ReadonlySet<ColumnKey> = new Set(['state', 'leaveLeft', 'leaveBy'])

/** Whether a list of that day can show this column to somebody who may list these groups. */
export const offers = (
  { asOf }: Pick<ListQuery, 'asOf'>,
  groups: ReadonlySet<MaskedGroup>,
  column: ColumnKey,
): boolean => groups.has(columnOf(column).group) && !(asOf && columnsOfToday.has(column))

/** Names and values as they stand in an address, several of one name included. */
export type Given = readonly (readonly [name: string, value: string])[]

/** A date that could not be read: its name in the address, what was typed, and what is wrong with it. */
export type UnclearDate = {
  readonly name: string
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
  const date = (name: string) => {
    const typed = one(name)
    const read = typed === undefined ? undefined : readDate(typed)
    if (typed !== undefined && read?.ok === false) unclear.push({ name, typed, problem: read.refusal })
    return read?.ok ? read.value : undefined
  }
  const unit = one('unit')
  const sort = readSort(one('sort') ?? '')
  const columns = all('columns').filter(isColumn)
  const figure = one('figure')
  const asOf = shownDay(one('asOf'), figure)
  const filed = dayTyped(one('filed') ?? '')
  return {
    query: {
      q: one('q') ?? '',
      ...(unit && { unit: unit as UnitId }),
      chosen: byFilter(choiceFilters, (filter) => nonEmpty(all(filter).filter((text) => isListable(filter, text)))),
      spans: byFilter(rangeFilters, (filter) => spanOf(date(ranges[filter].from), date(ranges[filter].until))),
      ...(sort && { sort }),
      ...(columns.length > 0 && { columns: inOrder(columns) }),
      ...(asOf && { asOf }),
      ...(figure && { figure }),
      ...(filed && { filed }),
      page: Math.max(1, Math.floor(Number(one('page'))) || 1),
    },
    unclear,
  }
}

/** The second word of a figure's text (`figureText`). */
const dayOfFigure = (figure: string): Day | undefined => dayTyped(figure.split('.', 2)[1] ?? '')

/** The names of a figure are shown at its own day until another is asked for, and today for the asking. */
const shownDay = (asked: string | undefined, figure: string | undefined): Day | undefined =>
  asked === undefined && figure !== undefined ? dayOfFigure(figure) : dayTyped(asked ?? '')

/** What an address says of the day: nothing of the one that it is shown at by itself. */
function dayWritten({ asOf, figure }: ListQuery): string | undefined {
  if (figure === undefined) return asOf
  return asOf === dayOfFigure(figure) ? undefined : (asOf ?? shownToday)
}

/** What stands for the day of a list of names that are to be shown as they are today. */
export const shownToday = 'now'

/** The filters that have something, each with it. */
const byFilter = <Filter extends string, Value>(
  filters: readonly Filter[],
  of: (filter: Filter) => Value | undefined,
) =>
  Object.fromEntries(
    filters.flatMap((filter) => {
      const value = of(filter)
      return value === undefined ? [] : [[filter, value]]
    }),
  ) as Partial<Record<Filter, Value>>

const nonEmpty = (texts: readonly string[]) => (texts.length > 0 ? texts : undefined)

const spanOf = (from: PartialDate | undefined, until: PartialDate | undefined): Span | undefined =>
  from || until ? { ...(from && { from }), ...(until && { until }) } : undefined

/** A staged import and a discarded draft are in no list, so that their states choose nothing. */
const isListable = (filter: ChoiceFilter, text: string) =>
  filter !== 'state' || (listedStates as readonly string[]).includes(text)

function readSort(text: string): ListQuery['sort'] {
  const [descending, column] = text.startsWith('-') ? [true, text.slice(1)] : [false, text]
  return isColumn(column) ? { column, descending } : undefined
}

const inOrder = (chosen: readonly ColumnKey[]) => columnKeys.filter((key) => key !== 'name' && chosen.includes(key))

/** The query as an address has it, shortest form; reading it again gives the same query. */
export const writeListQuery = (query: ListQuery): Given => [
  ...pair('q', query.q),
  ...pair('unit', query.unit),
  ...choiceFilters.flatMap((filter) => (query.chosen[filter] ?? []).flatMap((text) => pair(filter, text))),
  ...rangeFilters.flatMap((filter) => {
    const { from, until } = query.spans[filter] ?? {}
    return [
      ...pair(ranges[filter].from, from && formatPartialDate(from)),
      ...pair(ranges[filter].until, until && formatPartialDate(until)),
    ]
  }),
  ...pair('sort', query.sort && `${query.sort.descending ? '-' : ''}${query.sort.column}`),
  ...(query.columns ?? []).flatMap((column) => pair('columns', column)),
  ...pair('asOf', dayWritten(query)),
  ...pair('figure', query.figure),
  ...pair('filed', query.filed),
  ...pair('page', query.page > 1 ? String(query.page) : ''),
]

const pair = (name: string, value: string | undefined): Given => (value ? [[name, value]] : [])

/** The same as one text, for addresses. */
export const queryText = (query: ListQuery): string =>
  writeListQuery(query)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')

/** As a form writes a value: a page of a list has a hundred such addresses, and `URLSearchParams` took a tenth of its time. */
const encoded = (value: string): string =>
  /^[\w*.-]*$/.test(value)
    ? value
    : encodeURIComponent(value.toWellFormed())
        .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%20', '+')

/**
 * The query without what it may not ask: a column of a group that the viewer may not list is no filter, no order and no
 * column. A denied field is absent, not blank (docs/security.md §4).
 */
export function admitted(query: ListQuery, groups: ReadonlySet<MaskedGroup>): ListQuery {
  const may = (column: ColumnKey) => offers(query, groups, column)
  const { chosen, spans, sort, columns, ...rest } = query
  const shown = columns?.filter(may)
  return {
    ...rest,
    chosen: byFilter(choiceFilters, (filter) => (may(filter) ? chosen[filter] : undefined)),
    spans: byFilter(rangeFilters, (filter) => (may(filter) ? spans[filter] : undefined)),
    ...(sort && may(sort.column) && { sort }),
    ...(shown && shown.length > 0 && { columns: shown }),
  }
}

/** The columns of a list, the name aside. */
export const shownColumns = (query: ListQuery, groups: ReadonlySet<MaskedGroup>): readonly ColumnKey[] =>
  (query.columns ?? usualColumns).filter((key) => offers(query, groups, key))

/** Whether the list is narrowed at all. */
export const isFiltered = (query: ListQuery): boolean =>
  query.q !== '' ||
  query.unit !== undefined ||
  query.figure !== undefined ||
  query.filed !== undefined ||
  Object.keys(query.chosen).length > 0 ||
  Object.keys(query.spans).length > 0

/** The states that a list can be filtered by: a staged import and a discarded draft are in no list. */
export const listedStates = dossierStates.filter((state) => state !== 'staged' && state !== 'discarded')

import type { DossierId } from '#domain/ids.ts'
import type { ColumnKey } from '#domain/roster/column.ts'
import type { ChoiceFilter, RangeFilter } from '#domain/roster/filters.ts'
import { type ListQuery, queryText } from '#domain/roster/query.ts'
import type { Day } from '#domain/time.ts'
import { paths } from '#views/paths.ts'

/** The list with some of its query changed; whatever is changed, it starts from the first page again. */
export const listHref = (
  query: ListQuery,
  change: Partial<{ [Key in keyof ListQuery]: ListQuery[Key] | undefined }>,
): string => paths.dossierList(queryText({ ...query, page: 1, ...change } as ListQuery))

/** The same list sorted by a column: upwards first, then downwards. */
export const sortHref = (query: ListQuery, column: ColumnKey): string =>
  listHref(query, {
    sort: { column, descending: query.sort?.column === column && !query.sort.descending },
  })

/** The same list with other texts of a filter, or with none. */
export const chosenHref = (query: ListQuery, filter: ChoiceFilter, texts: readonly string[]): string =>
  listHref(query, { chosen: { ...query.chosen, [filter]: texts } })

/** The same list without the span of a filter. */
export const openHref = (query: ListQuery, filter: RangeFilter): string =>
  listHref(query, { spans: { ...query.spans, [filter]: {} } })

/** One value of a filter put in or taken out. */
export const toggled = <Value>(values: readonly Value[], value: Value): readonly Value[] =>
  values.includes(value) ? values.filter((known) => known !== value) : [...values, value]

/** The list without any condition, of the same day, in the same order and with the same columns. */
export const unfilteredHref = ({ sort, columns, asOf }: ListQuery): string =>
  listHref(
    {
      q: '',
      chosen: {},
      spans: {},
      page: 1,
      ...(sort && { sort }),
      ...(columns && { columns }),
      ...(asOf && { asOf }),
    },
    {},
  )

/**
 * What the address of a dossier carries along, so that its page knows the neighbours in this list and the way back. Never
 * empty, since an empty text would be no list at all.
 */
export const fromList = (query: ListQuery): string => queryText(query) || 'page=1'

/** The dossier as of the day of the list. */
export const dossierFrom = (id: DossierId, from: string, asOf?: Day): string =>
  paths.dossier(id, { ...(asOf && { asOf }), from })

/** The same list as it is today. */
export const todayHref = (query: ListQuery): string => listHref(query, { asOf: undefined })

import type { SheetJob } from '#domain/exports/sheet-job.ts'
import { type ColumnKey, columnOf } from '#domain/roster/column.ts'
import type { MaskedGroup, RosterRow } from '#domain/roster/entry.ts'
import { choiceFilters, rangeFilters } from '#domain/roster/filters.ts'
import { type ListQuery, shownColumns } from '#domain/roster/query.ts'
import { formatPartialDate, type Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import type { Language, MessageKey, Translate } from '#views/i18n/index.ts'
import { type UnitName, words } from '#views/roster/text.tsx'

export type SheetWords = { readonly t: Translate; readonly language: Language; readonly unitName: UnitName }

type Listed = {
  readonly query: ListQuery
  readonly rows: readonly RosterRow[]
  readonly groups: ReadonlySet<MaskedGroup>
  readonly words: SheetWords
  readonly by: string
  readonly at: Instant
}

/** A list as a workbook: the columns, order and conditions of the screen; below it who drew it, when, and which conditions. */
export function sheetOf({ query, rows, groups, words: given, by, at }: Listed): SheetJob {
  const { t } = given
  const keys: readonly ColumnKey[] = ['name', ...shownColumns(query, groups)]
  const cell = (row: RosterRow, key: ColumnKey) => {
    const text = columnOf(key).value(row)
    return text === undefined ? '' : words(t, given.language, given.unitName, key, text)
  }
  return {
    name: t('list.title'),
    title: '',
    columns: [
      { label: t('exports.sheet.number'), width: 6 },
      ...keys.map((key) => ({ label: t(`list.column.${key}`), width: widths[key] ?? 14 })),
    ],
    rows: rows.map((row, at) => [String(at + 1), ...keys.map((key) => cell(row, key))]),
    foot: [
      t('exports.sheet.foot', { name: by, at: moment(at), count: rows.length }),
      t('exports.sheet.terms', { terms: termsOf(query, given) || t('exports.sheet.all') }),
    ],
  }
}

const widths: Readonly<Partial<Record<ColumnKey, number>>> = { name: 12, sex: 6, unit: 20, post: 28, title: 18 }

/** Every condition of the list, in words. */
function termsOf(query: ListQuery, { t, language, unitName }: SheetWords): string {
  const label = (key: string) => t(`list.column.${key}` as MessageKey)
  const chosen = choiceFilters.flatMap((filter) => {
    const texts = query.chosen[filter]
    return texts
      ? [`${label(filter)} ${texts.map((text) => words(t, language, unitName, filter, text)).join(t('kit.comma'))}`]
      : []
  })
  const spans = rangeFilters.flatMap((filter) => {
    const { from, until } = query.spans[filter] ?? {}
    const ends = [from, until].map((end) => (end ? formatPartialDate(end) : ''))
    return from || until ? [`${label(filter)} ${ends.join(t('exports.sheet.to'))}`] : []
  })
  return [
    query.q && `${t('exports.sheet.search')} ${query.q}`,
    query.unit && `${t('exports.sheet.unit')} ${unitName(query.unit)}`,
    ...chosen,
    ...spans,
  ]
    .filter(Boolean)
    .join('；')
}

import { codeNamed } from '#domain/codes/code.ts'
import type { UnitId } from '#domain/ids.ts'
import { foldName } from '#domain/people/fold.ts'
import { type ColumnKey, columnOf, isState } from '#domain/roster/column.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { UnclearDate } from '#domain/roster/query.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type Language, type Translate, useLanguage, useT } from '#views/i18n/index.ts'

export type UnitName = (unit: UnitId) => string

/** The dates of the query that could not be read. */
export type Unclear = readonly UnclearDate[]

/** How the values of a list read: dates as the forms write them, units by name, coded texts by their English name in English. */
export type ListText = {
  readonly value: (key: ColumnKey, text: string) => string
  readonly cell: (key: ColumnKey, row: RosterRow) => string
}

/** Cells of the list in words of the reader's language. */
export const useListText = (unitName: UnitName): ListText => {
  const [t, language] = [useT(), useLanguage()]
  const value = (key: ColumnKey, text: string) => words(t, language, unitName, key, text)
  return {
    value,
    cell: (key, row) => {
      const text = columnOf(key).value(row)
      return text === undefined ? '—' : value(key, text)
    },
  }
}

/** The same where nothing is being rendered. */
export function words(t: Translate, language: Language, unitName: UnitName, key: ColumnKey, text: string): string {
  const { kind, codes } = columnOf(key)
  if (key === 'unit') return unitName(text as UnitId)
  if (key === 'state') return isState(text) ? t(`dossier.state.${text}`) : text
  if (kind === 'date') return formatPartialDate(text as PartialDate)
  if (kind === 'share' && /^\d+$/.test(text)) return `${Number(text)}%`
  return language === 'en' && codes ? (codeNamed(codes, text)?.en ?? text) : text
}

/** Beside the column of units a post begins after its unit: 集团财务部副部长 of 财务部 reads 副部长. */
export function postWithin(post: string, unit: string): string {
  const at = post.indexOf(unit)
  return at < 0 ? post : post.slice(at + unit.length) || post
}

/**
 * What tells people of one name apart: the unit, and the month of birth where the viewer may know it. Empty for whoever
 * shares the name with nobody here.
 */
export function distinctions(rows: readonly RosterRow[], unitName: UnitName): ReadonlyMap<RosterRow, string> {
  const names = rows.map(({ who }) => foldName(who.name))
  const twins = new Set(names.filter((name, at) => names.indexOf(name) !== at))
  return new Map(
    rows
      .filter((_, at) => twins.has(names[at] ?? ''))
      .map((row) => [row, [unitName(row.unit), birthMonth(row)].filter(Boolean).join(' · ')]),
  )
}

/** The month of birth, which tells two of one name apart; empty where the viewer may not know it. */
export const birthMonth = ({ identity }: RosterRow): string =>
  identity?.birth === undefined ? '' : formatPartialDate(identity.birth.slice(0, 6) as PartialDate)

import { isBlank } from '#domain/parsing/text.ts'
import type { TagValue } from './parsed.ts'
import type { Read } from './reading.ts'

/** The 33 columns of a record; `other` where it can be cut in a second way, `more` what stands behind the last. */
export type Columns = {
  readonly first: readonly string[]
  readonly other?: readonly string[]
  readonly more: readonly TagValue[]
}

const count = 33

/**
 * Cuts a record into its columns. Quotation marks within a value are not escaped, so a value that holds `","` looks like
 * two (docs/law/exchange-lrm.md §2): the cut is the one in which the other columns hold what belongs into them. Where two
 * fit alike both are answered; where none does, or the end is missing, the file is refused.
 */
export function columnsOf(written: string): Read<Columns> {
  // Some writers put a comma behind every column, the last included.
  const record = written.replace(/(?<=")\s*,\s*$/, '')
  if (!/^".*"$/s.test(record) || record.length < 2) {
    return { ok: false, refusal: 'import.lrm-cut', params: { count: String(record.split('","').length) } }
  }
  const pieces = piecesOf(record.slice(1, -1))
  const over = pieces.length - count
  if (over < 0 || over > mostOver) {
    return { ok: false, refusal: 'import.lrm-columns', params: { count: String(pieces.length) } }
  }
  if (over === 0) return { ok: true, value: { first: pieces, more: [] } }

  const ways = [pieces, ...Array.from({ length: count }, (_, at) => merged(pieces, at, over))]
    .map((columns) => ({ columns, wrong: wrongIn(columns) }))
    .toSorted((a, b) => a.wrong - b.wrong)
  const [best, second] = ways
  if (!best || best.wrong > 1) {
    return { ok: false, refusal: 'import.lrm-columns', params: { count: String(pieces.length) } }
  }
  const more = best.columns.slice(count).map((text, at) => ({ tag: `lrm/${count + at}`, text }))
  const other = second?.wrong === best.wrong ? { other: second.columns.slice(0, count) } : {}
  return { ok: true, value: { first: best.columns.slice(0, count), more, ...other } }
}

/** Nobody writes so many quotation marks into one value. */
const mostOver = 20

/** As the format has it, or with blanks around the commas, as some programs put them. */
function piecesOf(inner: string): readonly string[] {
  const strict = inner.split('","')
  if (strict.length >= count) return strict
  const loose = inner.split(/"\s*,\s*"/)
  return loose.length === count ? loose : strict
}

const merged = (pieces: readonly string[], at: number, over: number): readonly string[] => [
  ...pieces.slice(0, at),
  pieces.slice(at, at + over + 1).join('","'),
  ...pieces.slice(at + over + 1),
]

/** How many columns hold what cannot stand in them. */
function wrongIn(columns: readonly string[]): number {
  const at = (column: number) => columns[column] ?? ''
  const isDate = (text: string) => /^[\d\s.\-/年月日]*$/.test(text)
  const slots = [20, 21, 22, 23, 24]
    .filter((column) => !isBlank(at(column)))
    .map((column) => at(column).split('@').length)
  return [
    !/^\s*(?:男|女|男性|女性)?\s*$/.test(at(1)),
    !isDate(at(2)),
    !isDate(at(8)),
    !isBlank(at(9)) && !/[@#]/.test(at(9)),
    ...[12, 13, 14, 15].map((column) => !isBlank(at(column))),
    new Set(slots).size > 1,
    !isDate(at(30)),
    !isBlank(at(31)) && isDate(at(31)),
    !isDate(at(32)),
    columns.length > count,
    ...columns.map((text) => text.split('"').length % 2 === 0),
  ].filter(Boolean).length
}

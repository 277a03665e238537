import { valueTyped } from '#domain/dossiers/form.ts'
import type { Doubt, ExchangeFile, Fields } from '#domain/dossiers/section.ts'
import { sectionOf, sections } from '#domain/dossiers/sections/index.ts'
import { personOf } from '#domain/imports/elements.ts'
import type { FileRead } from '#domain/imports/read-file.ts'
import { type UnderstoodRecord, understand } from '#domain/imports/understand.ts'
import { readDate } from '#domain/parsing/dates.ts'
import { readIdNumber } from '#domain/people/id-number.ts'
import { type Result, refuse } from '#domain/result.ts'
import { partialDate } from '#domain/time.ts'
import type { ListLine } from './brought.ts'
import { type ListColumn, listColumns } from './list-columns.ts'

/** Why a line of a list is nobody's, or would be guessed at. */
export type LineRefusal = 'bringing.line-nobody' | 'bringing.line-formula' | 'bringing.id-as-number'

/** A person as a line of a list tells: where it says the same as an exchange file, it is understood in the same way. */
export function understandLine(line: ListLine): Result<FileRead, LineRefusal> {
  const { cells, lost } = line
  if (!cells['name'] && !cells['idNumber'])
    return refuse(lost?.['name'] || lost?.['idNumber'] ? 'bringing.line-formula' : 'bringing.line-nobody')
  if (isSpoilt(line)) return refuse('bringing.id-as-number')
  const texts = listColumns.flatMap(({ key, tag, date }) => {
    const text = cells[key]
    return tag && text !== undefined ? [{ tag, text: date ? dateText(line, key) : text }] : []
  })
  const file: ExchangeFile = { text: (tag) => texts.find((one) => one.tag === tag)?.text ?? '', items: () => [] }
  const root = personOf(texts, [])
  const records = understand(
    {
      format: 'list',
      encoding: '',
      version: '',
      mended: [],
      forbidden: [],
      file,
      repeated: new Map(),
      twice: 'said-twice',
      doubts: [],
      remarks: [],
      root,
      foreign: () => [],
    },
    sections,
  )
  const all = withLost(withSerials(withOwn(withRound(records), line), line), line)
  return {
    ok: true,
    value: { format: 'list', encoding: '', version: '', mended: [], remarks: [], records: all, nothing: [], root },
  }
}

/** A number that the list holds as one has lost its last digits, unless all of them stand there and fit. */
function isSpoilt({ cells, numeric }: ListLine): boolean {
  const text = cells['idNumber'] ?? ''
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) return true
  const isOut = !readIdNumber(text).ok
  // Fifteen digits are all that a number of a spreadsheet holds.
  if (/^\d{15}000$/.test(text)) return numeric.includes('idNumber') || isOut
  return numeric.includes('idNumber') && text.length > 15 && isOut
}

/** A number may truly end so, once in a thousand; where a text says so, it is asked. */
const withRound = (records: readonly UnderstoodRecord[]): readonly UnderstoodRecord[] =>
  records.map((record) =>
    record.section === 'id-numbers' && /^\d{15}000$/.test(String(record.fields['number'] ?? ''))
      ? { ...record, doubts: [...record.doubts, { code: 'id-round', field: 'number' }] }
      : record,
  )

/** Days since 1900 as spreadsheets count them, written as a date, and a January that is sure; what else a cell says stays. */
function dateText({ cells, january }: ListLine, key: string): string {
  const text = cells[key] ?? ''
  return january?.includes(key) ? `${text.slice(0, 4)}.01` : (serialDay(text) ?? text)
}

/** 10000 to 73050 are the years 1927 to 2099; a year and a month together are more. */
function serialDay(text: string): string | undefined {
  const days = Number(text)
  if (!/^\d{5}$/.test(text) || days < 10_000 || days > 73_050) return undefined
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '.')
}

/** What no exchange file says: at the records of their sections. */
function withOwn(records: readonly UnderstoodRecord[], line: ListLine): readonly UnderstoodRecord[] {
  const own = listColumns.flatMap((column) => {
    const text = line.cells[column.key]
    return column.field && text !== undefined ? [{ column, text, field: column.field }] : []
  })
  const all = [...records]
  for (const [key, given] of Map.groupBy(own, ({ field: [section] }) => section)) {
    const read = given.map(({ column, field: [, name], text }) =>
      ownValue(key, name, column.date ? dateText(line, column.key) : text),
    )
    const fields: Fields = Object.assign({}, ...read.map(({ fields }) => fields))
    const doubts = [...read.flatMap(({ doubts }) => doubts), ...given.flatMap(({ column }) => zerosIn(line, column))]
    const sources = Object.fromEntries(given.map(({ field: [, name], text }) => [name, text]))
    const at = all.findIndex(({ section }) => section === key)
    const before = all[at]
    if (before)
      all[at] = {
        ...before,
        fields: { ...before.fields, ...fields },
        doubts: [...before.doubts, ...doubts],
        sources: { ...before.sources, ...sources },
      }
    else all.push({ section: key, raw: given.map(({ text }) => text).join(' '), sources, fields, doubts })
  }
  return all
}

function ownValue(section: string, name: string, text: string): { fields: Fields; doubts: readonly Doubt[] } {
  const field = sectionOf(section)?.fields.find(({ key }) => key === name)
  if (!field) return { fields: {}, doubts: [] }
  if (field.kind === 'partial-date') {
    const { value, doubts } = readDate(text)
    return { fields: value ? { [name]: value } : {}, doubts: doubts.map((doubt) => ({ ...doubt, field: name })) }
  }
  const value = valueTyped(field, (field.clean ?? ((same: string) => same))(text.trim()))
  if (value === undefined) return { fields: {}, doubts: [] }
  if (typeof value !== 'object' || !('problem' in value)) return { fields: { [name]: value }, doubts: [] }
  return { fields: {}, doubts: [{ code: 'choose-from-table', field: name, params: { text } }] }
}

/** A number that may have begun with zeros: as it stands, or as long as the longest of its column. */
function zerosIn({ cells, padded }: ListLine, { key, field }: ListColumn): readonly Doubt[] {
  const [text = '', long] = [cells[key], padded?.[key]]
  return long === undefined || !field
    ? []
    : [{ code: 'zeros-lost', field: field[1], params: { text }, readings: [text, long] }]
}

/** A day that the list holds as a number was counted out, and a 1 was read as January: it is said where it stands. */
function withSerials(records: readonly UnderstoodRecord[], line: ListLine): readonly UnderstoodRecord[] {
  const isRead = (key: string) => line.january?.includes(key) || serialDay(line.cells[key] ?? '') !== undefined
  const found = listColumns.filter(({ key, date }) => date && isRead(key))
  if (found.length === 0) return records
  return records.map((record) => {
    const own = found.filter(({ field }) => (field?.[0] ?? 'basic') === record.section)
    const doubts = own.map(({ key, field }) =>
      line.january?.includes(key)
        ? januaryDoubt(line, key, field?.[1] ?? key)
        : serialDoubt(line, key, field?.[1] ?? key),
    )
    return { ...record, doubts: [...record.doubts, ...doubts] }
  })
}

/** What a formula would have said and does not is asked at the person. */
function withLost(records: readonly UnderstoodRecord[], { lost }: ListLine): readonly UnderstoodRecord[] {
  if (!lost) return records
  const doubts = Object.values(lost).map((text): Doubt => ({ code: 'formula-lost', params: { text } }))
  return records.map((record) =>
    record.section === 'basic' ? { ...record, doubts: [...record.doubts, ...doubts] } : record,
  )
}

const januaryDoubt = ({ cells }: ListLine, key: string, field: string): Doubt => ({
  code: 'january-as-text',
  field,
  params: { text: cells[key] ?? '' },
})

const serialDoubt = (line: ListLine, key: string, field: string): Doubt => {
  const day = serialDay(line.cells[key] ?? '') ?? ''
  const isDay = partialDate(day.replaceAll('.', '')) !== undefined
  return { code: 'date-serial', field, params: { text: line.cells[key] ?? '', day }, ...(isDay && { readings: [day] }) }
}

import { readFields } from '#domain/dossiers/form.ts'
import type { Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { type Draft, type DraftRecord, doubtKey, doubtsOf, keyAt } from './draft.ts'

/** What came back from the form: the text of a field of a record, undefined where the form had no such field. */
export type Typed = (record: RecordId, field: string) => string | undefined

/** The draft with everything that was typed; what cannot be taken stays as typed beside the value it had. */
export const mended = (draft: Draft, typed: Typed): Draft => ({
  ...draft,
  records: draft.records.map((record) => withTyped(record, (field) => typed(record.key, field))),
})

/** The text of a field as the form shows it. */
export function shownText(record: DraftRecord, field: Field): string {
  const typed = record.typed?.[field.key]
  return typed ?? textOf(field, record.fields[field.key])
}

function textOf(field: Field, value: Value | undefined): string {
  if (value === undefined || value === false) return ''
  if (value === true) return 'yes'
  if (typeof value === 'object') return 'text' in value ? value.text : ''
  return field.kind === 'partial-date' ? formatPartialDate(value as PartialDate) : String(value)
}

/** What is wrong with each field of a record as it stands, by refusal code (`field.<code>`). */
export function problemsOf(record: DraftRecord): Readonly<Record<string, string>> {
  const section = sectionOf(record.section)
  if (!section || record.dropped || isBlank(record, section)) return {}
  const read = readFields(section, (key) => textIn(section, record, key), record.fields)
  return read.ok ? {} : read.problems
}

export const countProblems = ({ records }: Draft): number =>
  records.reduce((sum, record) => sum + Object.keys(problemsOf(record)).length, 0)

/** A line added by hand and left empty asks for nothing. */
const isBlank = (record: DraftRecord, section: Section) =>
  record.added === true && section.fields.every((field) => shownText(record, field) === '')

const textIn = (section: Section, record: DraftRecord, key: string) => {
  const field = section.fields.find((known) => known.key === key)
  return field ? shownText(record, field) : ''
}

/** A value whose text did not change keeps everything that the text does not show: its code, its image. */
function withTyped(record: DraftRecord, typed: (field: string) => string | undefined): DraftRecord {
  const section = sectionOf(record.section)
  if (!section || record.dropped) return record
  const changed = section.fields.filter((field) => {
    const text = typed(field.key)
    return field.kind !== 'image' && text !== undefined && sameLines(text) !== sameLines(shownText(record, field))
  })
  if (changed.length === 0) return record

  const text = (key: string) =>
    changed.some((field) => field.key === key) ? (typed(key) ?? '') : textIn(section, record, key)
  const read = readFields(section, text, record.fields)
  const problems = read.ok ? {} : read.problems
  const fields: Record<string, Value | undefined> = { ...record.fields }
  const kept: Record<string, string> = { ...record.typed }
  for (const field of changed) {
    delete kept[field.key]
    if (problems[field.key] && problems[field.key] !== 'required') kept[field.key] = text(field.key)
    else fields[field.key] = readFieldAlone(section, field, text(field.key), record.fields)
  }
  const { typed: _, ...rest } = record
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields
  return { ...rest, fields: given, ...(Object.keys(kept).length > 0 && { typed: kept }) }
}

/** One field by the reading of its section; what else is wrong with the record does not matter to it. */
function readFieldAlone(section: Section, field: Field, text: string, before: Fields): Value | undefined {
  const { rule: _, required: __, ...bare } = field
  const read = readFields({ ...section, fields: [bare] }, () => text, before)
  return read.ok ? read.fields[field.key] : undefined
}

const sameLines = (text: string) => text.replaceAll('\r\n', '\n')

/** Takes one of the readings that a doubt offered, and thereby answers the doubts about that field. */
export function taken(draft: Draft, record: RecordId, field: string, reading: string): Draft {
  const answered = doubtsOf(draft).filter((doubt) => doubt.record === record && doubt.field === field)
  const chosen = mended(draft, (key, name) => (key === record && name === field ? reading : undefined))
  return changed(chosen, record, (own) => ({
    ...own,
    settled: [...new Set([...own.settled, ...answered.map(doubtKey)])],
  }))
}

/** 已核对: the doubt is answered and the value stands. */
export const settled = (draft: Draft, record: RecordId, doubt: string): Draft =>
  changed(draft, record, (own) => ({ ...own, settled: [...new Set([...own.settled, doubt])] }))

/** Leaves a record of the file out, or takes it back. Basic information is never left out. */
export const dropped = (draft: Draft, record: RecordId): Draft =>
  changed(draft, record, (own) => (own.section === 'basic' ? own : { ...own, dropped: true as const }))

export const restored = (draft: Draft, record: RecordId): Draft =>
  changed(draft, record, ({ dropped: _, ...own }) => own)

/** The file may say 无 and be wrong: nothing is declared of this section after all. */
export const undeclared = (draft: Draft, section: string): Draft => ({
  ...draft,
  nothing: draft.nothing.filter((one) => one.section !== section),
})

/** A new line behind the last one of its section. */
export function withRecord(draft: Draft, section: string): Draft {
  const key = keyAt(draft.records.length)
  const fresh: DraftRecord = { key, section, raw: '', read: {}, fields: {}, doubts: [], settled: [], added: true }
  const last = draft.records.findLastIndex((record) => record.section === section)
  const at = last < 0 ? draft.records.length : last + 1
  return { ...draft, records: draft.records.toSpliced(at, 0, fresh) }
}

const changed = (draft: Draft, key: RecordId, change: (record: DraftRecord) => DraftRecord): Draft => ({
  ...draft,
  records: draft.records.map((record) => (record.key === key ? change(record) : record)),
})

import { isSentAsFile, readFields } from '#domain/dossiers/form.ts'
import type { ExchangeFile, Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { doubtKey, doubtsOf, isAsRead, type OpenDoubt } from './doubts.ts'
import { type Draft, type DraftRecord, keyAt } from './draft.ts'

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

/** How many fields of a draft cannot be taken as they are. */
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
    return !isSentAsFile(field) && text !== undefined && sameLines(text) !== sameLines(shownText(record, field))
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

/**
 * Takes one of the readings that a doubt offered. Doubts that are alike take theirs at the same place of the list, what was
 * read from the same tag is read again, and the doubts that were one question with it are answered.
 */
export function taken(draft: Draft, record: RecordId, field: string, reading: string): Draft {
  const doubts = doubtsOf(draft)
  const here = doubts.filter((doubt) => doubt.record === record && doubt.field === field)
  const asked = here.find(({ readings }) => readings?.includes(reading))
  const all = doubts.filter(({ question, remark }) => !remark && question === asked?.question)
  const place = asked?.readings?.indexOf(reading) ?? -1
  const alike = all.filter(({ code, follows, settled }) => code === asked?.code && !follows && !settled)
  const readingAt = new Map(alike.map((doubt) => [`${doubt.record} ${doubt.field}`, doubt.readings?.[place]]))
  readingAt.set(`${record} ${field}`, reading)
  const chosen = mended(draft, (key, name) => readingAt.get(`${key} ${name}`))
  const followed = asked?.tag === undefined ? chosen : following(chosen, asked.tag, reading, all)
  return answered(followed, [...here, ...all])
}

/** 已核对: the doubt is answered and the value stands, and so are those that are one question with it. */
export function settled(draft: Draft, record: RecordId, key: string): Draft {
  const doubts = doubtsOf(draft)
  const asked = doubts.find((doubt) => doubt.record === record && doubtKey(doubt) === key)
  if (!asked) return answered(draft, [])
  return answered(
    draft,
    doubts.filter(({ question }) => question === asked.question),
  )
}

const answered = (draft: Draft, doubts: readonly OpenDoubt[]): Draft => {
  const byRecord = Map.groupBy(doubts, ({ record }) => record)
  return {
    ...draft,
    records: draft.records.map((own) => {
      const keys = (byRecord.get(own.key) ?? []).map(doubtKey)
      return keys.length === 0 ? own : { ...own, settled: [...new Set([...own.settled, ...keys])] }
    }),
  }
}

/** Reads again what followed from a tag, as if the file had said the reading; what a person has changed stays. */
function following(draft: Draft, tag: string, reading: string, all: readonly OpenDoubt[]): Draft {
  const file: ExchangeFile = { text: (wanted) => (wanted === tag ? reading : ''), items: () => [] }
  const followers = all.filter(({ follows }) => follows)
  return [...new Set(followers.map(({ section }) => section))].reduce((sum, key) => {
    const section = sectionOf(key)
    const read = section?.exchange?.read(file).map(({ fields }) => fields) ?? []
    if (section?.single) {
      return followers
        .filter((doubt) => doubt.section === key)
        .reduce((one, { record, field = '' }) => withValue(one, record, field, read[0]?.[field]), sum)
    }
    return withRecordsOf(sum, key, read)
  }, draft)
}

const withValue = (draft: Draft, key: RecordId, field: string, value: Value | undefined): Draft =>
  changed(draft, key, (own) =>
    isAsRead(own, field) && value !== undefined ? { ...own, fields: { ...own.fields, [field]: value } } : own,
  )

/** The untouched records of a section hold these fields from now on; a further one comes behind them. */
function withRecordsOf(draft: Draft, section: string, read: readonly Fields[]): Draft {
  const own = draft.records.filter((record) => record.section === section && !record.dropped && isUntouched(record))
  const [last] = own
  if (!last) return draft
  const values = new Map(own.map(({ key }, at) => [key, read[at]]))
  const kept = draft.records.map((record) => {
    if (!values.has(record.key)) return record
    const fields = values.get(record.key)
    return fields ? { ...record, fields } : { ...record, dropped: true as const }
  })
  const more = read.slice(own.length).map((fields, at): DraftRecord => {
    const { raw } = last
    return { key: keyAt(draft.records.length + at), section, raw, read: fields, fields, doubts: [], settled: [] }
  })
  const end = kept.findLastIndex((record) => record.section === section) + 1
  return { ...draft, records: kept.toSpliced(end, 0, ...more) }
}

const isUntouched = ({ added, typed, read, fields }: DraftRecord) =>
  !added && !typed && JSON.stringify(read) === JSON.stringify(fields)

/** Leaves a record of the file out, or takes it back. Basic information is never left out. */
export const dropped = (draft: Draft, record: RecordId): Draft =>
  changed(draft, record, (own) => (own.section === 'basic' ? own : { ...own, dropped: true as const }))

/** Takes back a record that was left out. */
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

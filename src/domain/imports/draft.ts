import type { Contents, DossierRecord, Doubt, Fields, Section } from '#domain/dossiers/section.ts'
import { sectionOf, sections } from '#domain/dossiers/sections/index.ts'
import type { PersonId, RecordId, UnitId } from '#domain/ids.ts'
import type { Place } from './place.ts'
import type { Nothing, UnderstoodRecord } from './understand.ts'

/** What is kept of the file itself; its bytes lie encrypted beside the draft. */
export type SourceFile = {
  readonly name: string
  readonly bytes: number
  readonly encoding: string
  readonly version: string
  readonly mended: readonly Place[]
}

/** One record on its way: what the file said, what was read, what it is now. */
export type DraftRecord = {
  readonly key: RecordId
  readonly section: string
  readonly raw: string
  readonly sources?: Readonly<Record<string, string>>
  /** As read from the file; `fields` departs from it where a person mended. */
  readonly read: Fields
  readonly fields: Fields
  /** What was typed and cannot be taken, kept until it is mended. */
  readonly typed?: Readonly<Record<string, string>>
  readonly doubts: readonly Doubt[]
  /** Doubts that a person has answered, as `doubtKey` names them. */
  readonly settled: readonly string[]
  /** Not taken over; stays in sight until the draft is kept. */
  readonly dropped?: true
  /** Not from the file: added by hand. */
  readonly added?: true
}

/** An import between file and dossier. It is sealed under the key of the dossier it may become. */
export type Draft = {
  readonly file: SourceFile
  readonly records: readonly DraftRecord[]
  /** Sections of which the file says that there is nothing to declare. */
  readonly nothing: readonly Nothing[]
  /** Whether it is the holder of an account of the same name who has no dossier yet: answered by whoever compares. */
  readonly person?: PersonId | 'nobody'
}

/** The draft of a file that was just understood, for a unit. */
export function draftOf(
  file: SourceFile,
  understood: readonly UnderstoodRecord[],
  unit: UnitId,
  nothing: readonly Nothing[] = [],
): Draft {
  const records = understood.map(({ section, raw, sources, fields, doubts }, at): DraftRecord => {
    const own = section === 'basic' ? { ...fields, unit } : fields
    return { key: keyAt(at), section, raw, ...(sources && { sources }), read: own, fields: own, doubts, settled: [] }
  })
  return { file, records, nothing }
}

/** Short, since it stands in the name of every field of the page; records get ids of their own when they are kept. */
export const keyAt = (place: number): RecordId => `r${place + 1}` as RecordId

/** The records in hand as a dossier would hold them: what the checks of the sections look at. */
export function contentsOf(draft: Draft): Contents {
  const kept = draft.records.filter((record) => !record.dropped && Object.keys(record.fields).length > 0)
  const bySection = Map.groupBy(kept, ({ section }) => section)
  return Object.fromEntries(
    [...bySection].map(([key, records]) => {
      const list = records.map(({ key: id, fields }): DossierRecord => ({ id, fields }))
      const order = sectionOf(key)?.order
      return [key, order ? list.toSorted((a, b) => order(a.fields, b.fields)) : list]
    }),
  )
}

export const unitOf = (draft: Draft): UnitId => basicOf(draft)['unit'] as UnitId

export const basicOf = (draft: Draft): Fields => draft.records.find(({ section }) => section === 'basic')?.fields ?? {}

/** What becomes of it: the records to begin the dossier with, in the order of the file. */
export const recordsToKeep = (draft: Draft): readonly { readonly section: string; readonly fields: Fields }[] =>
  draft.records
    .filter(({ dropped, fields }) => !dropped && Object.keys(fields).length > 0)
    .map(({ section, fields }) => ({ section, fields }))

/** The sections to declare empty: the file said so and no record stands against it. */
export const nothingToDeclare = (draft: Draft): readonly string[] =>
  draft.nothing
    .map(({ section }) => section)
    .filter((section) => !recordsToKeep(draft).some((record) => record.section === section))

/** A doubt about one record, from its reading or from the comparison of records. */
export type OpenDoubt = Doubt & { readonly record: RecordId; readonly remark: boolean; readonly settled: boolean }

/** Doubts that only tell what was done; they ask for nothing and are not counted. */
const remarks = new Set([
  'other-word',
  'unseen-removed',
  'id-cleaned',
  'id-lengthened',
  'conduct-kept',
  'unread',
  'century-assumed',
])

/**
 * Every doubt of the draft as it stands. One about a reading goes when its field no longer says what was read; one that
 * comes of a comparison goes when the comparison holds. Both can be answered with 已核对.
 */
export function doubtsOf(draft: Draft): readonly OpenDoubt[] {
  const contents = contentsOf(draft)
  const found = sections.flatMap((section) => section.check?.(contents) ?? [])
  return draft.records
    .filter(({ dropped }) => !dropped)
    .flatMap((record) => {
      const ofReading = record.doubts.filter(({ field }) => field === undefined || isAsRead(record, field))
      const ofChecks = found.filter((finding) => finding.record === record.key).map(({ record: _, ...doubt }) => doubt)
      return [...ofReading, ...ofChecks].map((doubt) => ({
        ...doubt,
        record: record.key,
        remark: remarks.has(doubt.code),
        settled: record.settled.includes(doubtKey(doubt)),
      }))
    })
}

/** Names a doubt for as long as it says the same: a gap that has moved asks again. */
export const doubtKey = ({ code, field = '', params }: Doubt): string =>
  [code, field, ...Object.values(params ?? {})].join('|')

export const countOpen = (doubts: readonly OpenDoubt[]): number =>
  doubts.filter(({ remark, settled }) => !remark && !settled).length

export const isAsRead = ({ read, fields, typed }: DraftRecord, field: string): boolean =>
  typed?.[field] === undefined && JSON.stringify(read[field]) === JSON.stringify(fields[field])

/** Whether a person may add a record to this section on the import page. */
export const takesMore = (section: Section): boolean => !section.single && section.key !== 'unread'

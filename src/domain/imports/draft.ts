import type { Contents, DossierRecord, Doubt, Fields, Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { BlobId, DossierId, PersonId, RecordId, UnitId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Format, Remark } from './parsed.ts'
import type { Place } from './place.ts'
import type { Nothing, UnderstoodRecord } from './understand.ts'
import type { XmlElement } from './xml.ts'

/** What is kept of the file itself; its bytes lie encrypted beside the draft. */
export type SourceFile = {
  readonly name: string
  readonly bytes: number
  readonly encoding: string
  readonly version: string
  readonly mended: readonly Place[]
  /** The encoding that the file claims, where it is written in another. */
  readonly claimed?: string
  /** The day it came, so that what lies ahead is seen. */
  readonly came?: PartialDate
  /** An .lrmx where it does not say. */
  readonly format?: Format
  readonly remarks?: readonly Remark[]
  /** What a Word form says, as the elements of .lrmx: its bytes do not tell it by themselves. */
  readonly root?: XmlElement
  /** The photo that lay beside it, as it came. */
  readonly photo?: BlobId
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
  /** 存量: the box that the paper lies in and how many volumes it fills, as a list says; the archive confirms it. */
  readonly place?: { readonly box: string; readonly volumes: string }
  /** People of the same name on file of whom somebody said that they are others. */
  readonly others?: readonly DossierId[]
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

/** The unit that an import is for. */
export const unitOf = (draft: Draft): UnitId => basicOf(draft)['unit'] as UnitId

/** 基本信息 of an import as it stands. */
export const basicOf = (draft: Draft): Fields => draft.records.find(({ section }) => section === 'basic')?.fields ?? {}

/** The name in it, empty where there is none. */
export const nameIn = (draft: Draft): string => String(basicOf(draft)['name'] ?? '')

/** What becomes of it: the records to begin the dossier with, in the order of the file. */
export const recordsToBegin = (draft: Draft): readonly { readonly section: string; readonly fields: Fields }[] =>
  draft.records
    .filter(({ dropped, fields }) => !dropped && Object.keys(fields).length > 0)
    .map(({ section, fields }) => ({ section, fields }))

/** The sections to declare empty: the file said so and no record stands against it. */
export const nothingToDeclare = (draft: Draft): readonly string[] =>
  draft.nothing
    .map(({ section }) => section)
    .filter((section) => !recordsToBegin(draft).some((record) => record.section === section))

/** Whether a person may add a record to this section on the import page. */
export const takesMore = (section: Section): boolean => !section.single && section.key !== 'unread'

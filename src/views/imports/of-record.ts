import type { Field, Section } from '#domain/dossiers/section.ts'
import type { OpenDoubt, Question } from '#domain/imports/doubts.ts'
import type { DraftRecord } from '#domain/imports/draft.ts'
import { shownText } from '#domain/imports/mending.ts'
import type { Choice } from './field-input.tsx'

/** What a row of the comparison is given of its record. */
export type OfRecord = {
  readonly section: Section
  readonly record: DraftRecord
  readonly doubts: readonly OpenDoubt[]
  /** The questions that are asked at this record. */
  readonly questions: readonly Question[]
  readonly units: readonly Choice[]
  readonly persons: readonly Choice[]
  readonly photo: string
}

/** The text of a field as it stands. */
export const shownIn =
  ({ section, record }: Pick<OfRecord, 'section' | 'record'>) =>
  (key: string): string => {
    const field = section.fields.find((known) => known.key === key)
    return field ? shownText(record, field) : ''
  }

/** Whether the file or a person says anything there. */
export const saysSomething = (record: DraftRecord, { key }: Field) =>
  record.fields[key] !== undefined || record.typed?.[key] !== undefined || record.sources?.[key] !== undefined

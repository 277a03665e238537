import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { Question } from '#domain/imports/doubts.ts'
import type { Draft } from '#domain/imports/draft.ts'

/** The row where a question is asked: of a single section a row is a field, else a record. */
export const rowId = (draft: Draft, { record, field }: Question): string => {
  const section = sectionOf(draft.records.find(({ key }) => key === record)?.section ?? '')
  return section?.single ? `${record}-${field ?? section.fields[0]?.key}` : record
}

import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { type Draft, type DraftRecord, keyAt } from '#domain/imports/draft.ts'
import type { UnderstoodRecord } from '#domain/imports/understand.ts'

/**
 * One person of whom two things came: what the second says where the first is silent. Nothing that the first says is changed; a
 * list of records is taken where the first has none.
 */
export const joined = (draft: Draft, records: readonly UnderstoodRecord[], place: Draft['place']): Draft => {
  const known = new Set(draft.records.filter(({ dropped }) => !dropped).map(({ section }) => section))
  const all = records.reduce((sum, record) => withRecord(sum, record, known), draft)
  return place && !draft.place ? { ...all, place } : all
}

function withRecord(
  draft: Draft,
  { section, raw, sources, fields, doubts }: UnderstoodRecord,
  known: ReadonlySet<string>,
): Draft {
  if (section === 'unread') return draft
  if (!known.has(section)) {
    const key = keyAt(draft.records.length)
    const fresh: DraftRecord = {
      key,
      section,
      raw,
      ...(sources && { sources }),
      read: fields,
      fields,
      doubts,
      settled: [],
    }
    return { ...draft, records: [...draft.records, fresh] }
  }
  if (!sectionOf(section)?.single) return draft
  const own = draft.records.find((record) => record.section === section && !record.dropped)
  if (!own) return draft
  const missing: Fields = Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => value !== undefined && own.fields[key] === undefined),
  )
  const about = doubts.filter(({ field }) => field !== undefined && field in missing)
  const more: DraftRecord = {
    ...own,
    read: { ...own.read, ...missing },
    fields: { ...own.fields, ...missing },
    doubts: [...own.doubts, ...about],
  }
  return { ...draft, records: draft.records.map((record) => (record === own ? more : record)) }
}

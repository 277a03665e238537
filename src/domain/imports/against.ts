import { sameValue } from '#domain/dossiers/diff.ts'
import type { Contents, Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Draft, DraftRecord } from './draft.ts'
import { wordingOf } from './wording.ts'

/** A record of a file held against the one on file; without `record` there is none that it could be. */
export type Against = {
  readonly key: RecordId
  readonly section: Section
  readonly record?: RecordId
  readonly fields: Fields
  readonly differences: readonly { readonly field: Field; readonly old?: Value; readonly new: Value }[]
}

/**
 * What a file says otherwise than a dossier, in the order of its sections. A file that says nothing of a field leaves it;
 * who the person is and where, no file changes. Words that nobody has read are held against those that were kept.
 */
export const against = (draft: Draft, contents: Contents): readonly Against[] =>
  sections.flatMap((section) => {
    const onFile = contents[section.key] ?? []
    const left = new Set(onFile.map(({ id }) => id))
    return recordsOf(draft, section).flatMap(({ key, fields }): readonly Against[] => {
      const match = onFile.find((one) => left.has(one.id) && isSame(section, one.fields, fields))
      if (match) left.delete(match.id)
      const differences = section.fields.flatMap((field) => {
        const [old, now] = [match?.fields[field.key], fields[field.key]]
        if (now === undefined || kept.has(`${section.key}.${field.key}`) || sameValue(old, now)) return []
        return [{ field, ...(old !== undefined && { old }), new: now }]
      })
      return differences.length === 0 ? [] : [{ key, section, ...(match && { record: match.id }), fields, differences }]
    })
  })

/** Never taken: who the person is, and where. */
const kept = new Set(['basic.name', 'basic.unit'])

const recordsOf = ({ records }: Draft, { key }: Section): readonly DraftRecord[] =>
  records.filter((record) => record.section === key && !record.dropped && Object.keys(record.fields).length > 0)

/** One record of a section is always the one; of several, the one that is named alike where it is named first. */
function isSame({ single, headline }: Section, old: Fields, now: Fields): boolean {
  const names = headline.filter((key) => now[key] !== undefined).slice(0, 2)
  return single || (names.length > 0 && names.every((key) => wordingOf(old[key]) === wordingOf(now[key])))
}

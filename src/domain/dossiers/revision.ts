import type { Group } from '#domain/access/groups.ts'
import type { AccountId, CaseId, ChangeId, ImportId, RecordId } from '#domain/ids.ts'
import type { Instant, PartialDate } from '#domain/time.ts'
import type { Contents, DossierRecord, Fields, Section } from './section.ts'

/** The shape of sealed payloads; an upcaster per older number keeps old revisions readable. */
export const payloadSchema = 1

/** What happened to a record: nothing filed is ever overwritten, a change is one more revision. */
export type RevisionKind = 'add' | 'change' | 'end' | 'retract' | 'none-declared'

/** The clear part of a revision, section and group already named. */
export type RevisionMeta = {
  readonly record: RecordId
  readonly section: string
  readonly group: Group
  readonly version: number
  readonly kind: RevisionKind
  readonly change: ChangeId
  readonly knownSince: Instant
  readonly author: AccountId
  readonly case?: CaseId
  readonly import?: ImportId
}

/** A revision opened: the fields of one record in one group, and since when the fact holds (生效时间). */
export type Revision = RevisionMeta & { readonly fields: Fields; readonly effective?: PartialDate }

export type Present = {
  readonly contents: Contents
  /** Sections for which 无此类情况 was declared and nothing has been recorded since. */
  readonly nothing: ReadonlySet<string>
}

/** The present is the newest revision of each record and group; retracted records are gone. Give it one revision per pair. */
export function presentOf(newest: readonly Revision[], sections: readonly Section[]): Present {
  const contents: Record<string, DossierRecord[]> = {}
  const nothing = new Set<string>()
  for (const section of sections) {
    const records = new Map<RecordId, Fields>()
    const known = newest.filter((revision) => revision.section === section.key)
    for (const { record, kind, fields } of known) {
      if (kind === 'none-declared') nothing.add(section.key)
      else if (kind !== 'retract') records.set(record, { ...records.get(record), ...fields })
    }
    if (records.size === 0) continue
    nothing.delete(section.key)
    const { order } = section
    const list = [...records].map(([id, fields]) => ({ id, fields }))
    contents[section.key] = order ? list.sort((a, b) => order(a.fields, b.fields)) : list
  }
  return { contents, nothing }
}

/** Which revisions a record rests on, as one text: it is another one as soon as anybody has changed the record. */
export function stampOf(changes: readonly RevisionMeta[], record: RecordId | undefined): string {
  const newest = new Map<Group, number>()
  for (const { record: of, group, version } of changes) {
    if (of === record) newest.set(group, Math.max(version, newest.get(group) ?? 0))
  }
  return [...newest]
    .map(([group, version]) => `${group}/${version}`)
    .sort()
    .join(' ')
}

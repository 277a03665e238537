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

/**
 * The present is the newest revision of each record and group; retracted records are gone. Give it one revision per pair,
 * in the order in which they were written.
 */
export function presentOf(newest: readonly Revision[], sections: readonly Section[]): Present {
  const contents: Record<string, DossierRecord[]> = {}
  const nothing = new Set<string>()
  const bySection = Map.groupBy(newest, ({ section }) => section)
  for (const section of sections) {
    const records = new Map<RecordId, Fields>()
    const known = bySection.get(section.key) ?? []
    for (const { record, kind, fields } of known) {
      if (kind === 'none-declared') nothing.add(section.key)
      else nothing.delete(section.key)
      if (kind === 'none-declared' || kind === 'retract') continue
      const before = records.get(record)
      records.set(record, before ? { ...before, ...fields } : fields)
    }
    if (records.size === 0) continue
    const { order } = section
    const list = [...records].map(([id, fields]) => ({ id, fields })).sort(asRecorded)
    contents[section.key] = order ? list.sort((a, b) => order(a.fields, b.fields)) : list
  }
  return { contents, nothing }
}

/**
 * A record stands where it was when it was new, however late it is corrected: ids count up with time. The last education is
 * the highest, and relatives are printed in this order.
 */
const asRecorded = (a: DossierRecord, b: DossierRecord): number => (a.id < b.id ? -1 : 1)

/** The present with the revisions that it rests on: the newest of each record and group, as they were written. */
export type Standing = Present & { readonly revisions: readonly Revision[] }

/** What stands once these were written after those: only their sections are put together anew. */
export function standingAfter(before: Standing, written: readonly Revision[], sections: readonly Section[]): Standing {
  if (written.length === 0) return before
  const isReplaced = (old: Revision) =>
    written.some(({ record, group }) => record === old.record && group === old.group)
  const revisions = [...before.revisions.filter((old) => !isReplaced(old)), ...written]
  const touched = new Set(written.map(({ section }) => section))
  const anew = presentOf(
    revisions.filter(({ section }) => touched.has(section)),
    sections.filter(({ key }) => touched.has(key)),
  )
  const contents: Record<string, readonly DossierRecord[]> = {}
  for (const { key } of sections) {
    const records = (touched.has(key) ? anew : before).contents[key]
    if (records) contents[key] = records
  }
  const untouched = [...before.nothing].filter((key) => !touched.has(key))
  return { contents, nothing: new Set([...untouched, ...anew.nothing]), revisions }
}

/**
 * Which revisions a record rests on, as one text: what a form says it was drawn from, and another one as soon as anybody
 * has changed the record. Of a record that is not there yet, whether nothing had been declared.
 */
export function stampOf(
  changes: readonly RevisionMeta[],
  record: RecordId | undefined,
  { section, nothing }: { readonly section: string; readonly nothing: ReadonlySet<string> },
): string {
  if (record === undefined) return nothing.has(section) ? noneDeclared : ''
  const newest = new Map<Group, number>()
  for (const { record: of, group, version } of changes) {
    if (of === record) newest.set(group, Math.max(version, newest.get(group) ?? 0))
  }
  return [...newest]
    .map(([group, version]) => `${group}/${version}`)
    .sort()
    .join(' ')
}

const noneDeclared = 'none'

/** The record as the stamp says it was; nothing known of it where the stamp is none of its own. Give it the whole history. */
export function fieldsAt(revisions: readonly Revision[], record: RecordId, stamp: string): Fields {
  const wanted = new Set(stamp.split(' '))
  const then = revisions.filter((one) => one.record === record && wanted.has(`${one.group}/${one.version}`))
  return Object.assign({}, ...then.map(({ fields }) => fields))
}

/** The first revision of each change made after the content had this number: every change raises it by one. */
export function changesAfter(changes: readonly RevisionMeta[], content: number): readonly RevisionMeta[] {
  const first = new Map<ChangeId, RevisionMeta>()
  for (const one of changes) if (!first.has(one.change)) first.set(one.change, one)
  return [...first.values()].slice(content)
}

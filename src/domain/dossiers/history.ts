import type { ChangeId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { Revision, RevisionMeta } from './revision.ts'
import type { Fields, Section } from './section.ts'
import { sectionOf } from './sections/index.ts'

/** One record written once, with what stood there before it. */
export type Change = Pick<RevisionMeta, 'kind' | 'author' | 'import' | 'case' | 'section'> & {
  readonly of: Section
  readonly at: Instant
  readonly old: Fields
  readonly now: Fields
}

/** Folds the revisions of records forward, in the order in which they were made. Give it the whole history of each. */
export function changesIn(revisions: readonly Revision[]): ReadonlyMap<ChangeId, Change> {
  const state = new Map<RecordId, Fields>()
  const found = new Map<ChangeId, Change>()
  const order = [...revisions].sort((a, b) =>
    a.knownSince < b.knownSince ? -1 : a.knownSince > b.knownSince ? 1 : a.version - b.version,
  )
  for (const { fields, ...meta } of order) {
    const { record, section, group, change } = meta
    const of = sectionOf(section)
    if (!of) continue
    const before = state.get(record) ?? {}
    const others = Object.fromEntries(Object.entries(before).filter(([name]) => groupOf(of, name) !== group))
    const now = { ...others, ...fields }
    state.set(record, now)
    found.set(change, { ...meta, of, at: meta.knownSince, old: found.get(change)?.old ?? before, now })
  }
  return found
}

const groupOf = (section: Section, key: string) => section.fields.find((field) => field.key === key)?.group

import * as appending from '#db/dossiers/appending.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Revision, RevisionKind, RevisionMeta } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section, type Value } from '#domain/dossiers/section.ts'
import type { CaseId, ChangeId, DossierId, ImportId, RecordId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Whose writing it is. */
export type Writer = Pick<Actor, 'account'>

type Written = {
  readonly old?: Fields | undefined
  readonly case?: CaseId
  readonly import?: ImportId
  /** The newest revisions of the dossier, where the caller has opened them in this very transaction. */
  readonly newest?: readonly RevisionMeta[]
}

/** One change of one record; only the groups that really changed get a revision. Answers what was written. */
export async function writeRecord(
  app: App,
  actor: Writer,
  dossier: DossierId,
  section: Section,
  kind: RevisionKind,
  record: RecordId,
  fields: Fields,
  { old, ...origin }: Written,
): Promise<readonly Revision[]> {
  const touched = new Map<Group, Fields>()
  for (const group of groupsOf(section)) {
    if (kind === 'change' && !differ(section, group, old ?? {}, fields)) continue
    const after = only(section, group, fields)
    const held = kind === 'retract' ? only(section, group, old ?? {}) : after
    const worth = kind === 'change' || kind === 'none-declared' || Object.keys(held).length > 0
    if (worth) touched.set(group, after)
  }
  if (touched.size === 0) return []
  return appending.add(app, {
    dossier,
    record,
    section: section.key,
    kind,
    fields: touched,
    change: app.newId<ChangeId>(),
    at: app.now(),
    author: actor.account,
    ...origin,
  })
}

/** Whether they differ in a field of the group. */
const differ = (section: Section, group: Group, a: Fields, b: Fields): boolean =>
  section.fields.some(
    ({ key, group: of }) => of === group && a[key] !== b[key] && JSON.stringify(a[key]) !== JSON.stringify(b[key]),
  )

/** The fields of a record that belong to one group. */
export function only(section: Section, group: Group, fields: Fields): Fields {
  const own: Record<string, Value> = {}
  for (const { key, group: of } of section.fields) {
    const value = of === group ? fields[key] : undefined
    if (value !== undefined) own[key] = value
  }
  return own
}

import * as appending from '#db/dossiers/appending.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Revision, RevisionKind } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import type { CaseId, ChangeId, DossierId, ImportId, RecordId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Whose writing it is. */
export type Writer = Pick<Actor, 'account'>

type Written = { readonly old?: Fields | undefined; readonly case?: CaseId; readonly import?: ImportId }

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
  const touched = groupsOf(section).flatMap((group): [Group, Fields][] => {
    const [before, after] = [only(section, group, old ?? {}), only(section, group, fields)]
    const holdsSomething = Object.keys(kind === 'retract' ? before : after).length > 0
    const worth = kind === 'change' ? differ(before, after) : holdsSomething || kind === 'none-declared'
    return worth ? [[group, after]] : []
  })
  if (touched.length === 0) return []
  return appending.add(app, {
    dossier,
    record,
    section: section.key,
    kind,
    fields: new Map(touched),
    change: app.newId<ChangeId>(),
    at: app.now(),
    author: actor.account,
    ...origin,
  })
}

const differ = (a: Fields, b: Fields): boolean => {
  const [known, keys] = [Object.keys(a), Object.keys(b)]
  return (
    known.length !== keys.length ||
    keys.some((key) => a[key] !== b[key] && JSON.stringify(a[key]) !== JSON.stringify(b[key]))
  )
}

/** The fields of a record that belong to one group. */
export const only = (section: Section, group: Group, fields: Fields): Fields =>
  Object.fromEntries(
    section.fields
      .filter((field) => field.group === group && fields[field.key] !== undefined)
      .map(({ key }) => [key, fields[key]]),
  )

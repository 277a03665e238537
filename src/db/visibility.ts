import type { App } from '#context.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { groupsFor, quiet } from '#domain/access/policy.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { Reading } from './reader.ts'

/** People who may all read the same groups of a dossier. */
export type Seeing = { readonly groups: readonly Group[]; readonly people: readonly string[] }

/**
 * 谁能看到: for the groups that the viewer sees, who else may read them by duty or office, from the same `decide` that
 * admits them. Seats in running cases come and go and are shown on the case.
 */
export function whoSees(
  app: App,
  viewer: Actor,
  { subject, groups }: Pick<Reading, 'subject' | 'groups'>,
): readonly Seeing[] {
  const readers = app.directory
    .everyone()
    .filter(({ account }) => account !== viewer.account)
    .map((actor) => ({ name: app.directory.nameOf(actor.person), may: groupsFor(actor, 'read', subject, quiet) }))
  const seen = new Map<string, { groups: Group[]; people: readonly string[] }>()
  const held = new Set<Group>([...sections.flatMap(groupsOf), 'custody'])
  for (const group of groups) {
    if (!held.has(group)) continue
    const people = readers.filter(({ may }) => may.has(group)).map(({ name }) => name)
    const key = people.join('\n')
    const known = seen.get(key)
    if (known) known.groups.push(group)
    else seen.set(key, { groups: [group], people })
  }
  return [...seen.values()]
}

import type { App } from '#context.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { groupsFor, quiet, type Subject } from '#domain/access/policy.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
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
  const everyone = app.directory.everyone()
  const mayRead = readingBy(everyone, subject)
  const readers = everyone.filter(({ account }) => account !== viewer.account)
  const seen = new Map<string, { groups: Group[]; people: readonly string[] }>()
  const held = new Set<Group>([...sections.flatMap(groupsOf), 'custody'])
  for (const group of groups) {
    if (!held.has(group)) continue
    const people = readers.filter((reader) => mayRead(reader).has(group))
    const key = people.map(({ account }) => account).join(' ')
    const known = seen.get(key)
    if (known) known.groups.push(group)
    else seen.set(key, { groups: [group], people: people.map(({ person }) => app.directory.nameOf(person)) })
  }
  return [...seen.values()]
}

type Reach = ReadonlyMap<Actor, ReadonlySet<Group>>

/** By the first of those who act today: when duties change or a day begins, everybody is somebody new. */
const asked = new WeakMap<Actor, Map<string, Reach>>()

/**
 * What each may read of this subject. For subjects of one unit, state and keeper `decide` answers alike for whoever is not
 * the person, a relative or the author, so a house of hundreds is asked once for each kind and not for each page.
 */
function readingBy(everyone: readonly Actor[], subject: Subject): (reader: Actor) => ReadonlySet<Group> {
  const ask = (reader: Actor) => groupsFor(reader, 'read', subject, quiet)
  const alike = alikeFor(everyone, subject)
  return (reader) => {
    const { person, account } = reader
    const involved = person === subject.person || subject.kin.has(person) || account === subject.author
    return (involved ? undefined : alike.get(reader)) ?? ask(reader)
  }
}

function alikeFor(everyone: readonly Actor[], subject: Subject): Reach {
  const [first] = everyone
  if (!first) return new Map()
  const kinds = asked.get(first) ?? new Map<string, Reach>()
  asked.set(first, kinds)
  const kind = `${subject.unit} ${subject.state} ${subject.keeper}`
  const known = kinds.get(kind) ?? reachOf(everyone, subject)
  kinds.set(kind, known)
  return known
}

function reachOf(everyone: readonly Actor[], subject: Subject): Reach {
  const anybody = { ...subject, person: '' as PersonId, author: '' as AccountId, kin: new Set<PersonId>() }
  return new Map(everyone.map((reader) => [reader, groupsFor(reader, 'read', anybody, quiet)]))
}

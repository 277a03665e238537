import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
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
  const readersOf = readersBy(everyone, subject, viewer)
  const seen = new Map<string, { groups: Group[]; people: readonly string[] }>()
  for (const group of groups) {
    if (!held.has(group)) continue
    const people = readersOf(group).filter(({ account }) => account !== viewer.account)
    const key = people.map(({ account }) => account).join(' ')
    const known = seen.get(key)
    if (known) known.groups.push(group)
    else seen.set(key, { groups: [group], people: people.map(({ person }) => app.directory.nameOf(person)) })
  }
  return [...seen.values()]
}

/** The groups that anything of a dossier is kept in. */
const held: ReadonlySet<Group> = new Set([...sections.flatMap(groupsOf), 'custody'])

type Readers = ReadonlyMap<Group, readonly Actor[]>

/** By the first of those who act today: when duties change or a day begins, everybody is somebody new. */
const asked = new WeakMap<Actor, Map<string, Readers>>()

/**
 * Who may read a group of this subject. For subjects of one unit, state and keeper `decide` answers alike for whoever is
 * not the person, a relative or the author, so a house of hundreds is asked once for each kind and not for each page. The
 * viewer is no part of the answer.
 */
function readersBy(everyone: readonly Actor[], subject: Subject, viewer: Actor): (group: Group) => readonly Actor[] {
  const involved = new Set(
    everyone.filter(
      ({ person, account }) =>
        account !== viewer.account &&
        (person === subject.person || subject.kin.has(person) || account === subject.author),
    ),
  )
  const alike = alikeFor(everyone, subject)
  return (group) => {
    const readers = alike.get(group) ?? []
    if (involved.size === 0) return readers
    const others = new Set(readers)
    const may = (reader: Actor) =>
      involved.has(reader) ? decide(reader, 'read', subject, group, quiet).allow : others.has(reader)
    return everyone.filter(may)
  }
}

function alikeFor(everyone: readonly Actor[], subject: Subject): Readers {
  const [first] = everyone
  if (!first) return new Map()
  const kinds = asked.get(first) ?? new Map<string, Readers>()
  asked.set(first, kinds)
  const kind = `${subject.unit} ${subject.state} ${subject.keeper}`
  const known = kinds.get(kind) ?? readersOfAnybody(everyone, subject)
  kinds.set(kind, known)
  return known
}

function readersOfAnybody(everyone: readonly Actor[], subject: Subject): Readers {
  const anybody = { ...subject, person: '' as PersonId, author: '' as AccountId, kin: new Set<PersonId>() }
  const may = (group: Group) => (reader: Actor) => decide(reader, 'read', anybody, group, quiet).allow
  return new Map([...held].map((group) => [group, everyone.filter(may(group))]))
}

import type { Actor, Duty } from '#domain/access/actor.ts'
import { groups as allGroups, type Group } from '#domain/access/groups.ts'
import { type AllowRule, decide, quiet, type Subject, sortOf } from '#domain/access/policy.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import type { Reading } from './reader.ts'

/** People who read the same groups for the same reason: a duty, an office, or having written the draft. */
export type Seeing = {
  readonly by: Duty | 'author'
  readonly people: readonly string[]
  /** In the order of the policy; of groups that the viewer does not see nothing is said. */
  readonly groups: readonly Group[]
  /** Whether that is everything that the viewer sees. */
  readonly all: boolean
}

/**
 * 谁能看到: who else may read the dossier by duty or office, as groups of people, from the same `decide` that admits them.
 * Whoever reads most comes first. Of the groups only those that the viewer sees are named. Seats in running cases come
 * and go and are shown on the case.
 */
export function whoSees(
  app: App,
  viewer: Actor,
  { subject, groups }: Pick<Reading, 'subject' | 'groups'>,
): readonly Seeing[] {
  const shown = allGroups.filter((group) => held.has(group) && groups.has(group))
  const found = new Map<string, { by: Seeing['by']; people: string[]; groups: readonly Group[]; all: boolean }>()
  for (const { reader, by, groups } of readersOf(app, subject, viewer)) {
    const same = shown.filter((group) => groups.has(group))
    if (same.length === 0 || reader.account === viewer.account) continue
    const key = `${by} ${same.join(' ')}`
    const known = found.get(key) ?? { by, people: [], groups: same, all: same.length === shown.length }
    known.people.push(app.directory.nameOf(reader.person))
    found.set(key, known)
  }
  return [...found.values()].sort((a, b) => b.groups.length - a.groups.length)
}

/** The groups that anything of a dossier is kept in. */
const held: ReadonlySet<Group> = new Set([...sections.flatMap(groupsOf), 'custody'])

type Reader = { readonly reader: Actor; readonly by: Seeing['by']; readonly groups: ReadonlySet<Group> }

/**
 * Who reads subjects of a kind, by the first of those who act today: when duties change or a day begins, the directory makes
 * every actor anew.
 */
export type Readers = WeakMap<Actor, Map<string, readonly Reader[]>>

/** Remembers who may see what of a dossier: empty at the start. */
export const createReaders = (): Readers => new WeakMap()

/**
 * Who may read what of this subject. For subjects of one unit, state and keeper `decide` answers alike for whoever is not
 * the person, a relative or the author, so a house of hundreds is asked once for each kind and not for each page.
 */
function readersOf(app: App, subject: Subject, viewer: Actor): readonly Reader[] {
  const everyone = app.directory.everyone()
  const isInvolved = ({ person, account }: Actor) =>
    account !== viewer.account && (person === subject.person || subject.kin.has(person) || account === subject.author)
  const alike = alikeFor(app.readers, everyone, subject)
  const involved = everyone.filter(isInvolved)
  if (involved.length === 0) return alike
  return [...alike.filter(({ reader }) => !isInvolved(reader)), ...involved.flatMap((one) => readerOf(one, subject))]
}

function alikeFor(asked: Readers, everyone: readonly Actor[], subject: Subject): readonly Reader[] {
  const [first] = everyone
  if (!first) return []
  const kinds = asked.get(first) ?? new Map<string, readonly Reader[]>()
  asked.set(first, kinds)
  const kind = sortOf(subject)
  const anybody = { ...subject, person: '' as PersonId, author: '' as AccountId, kin: new Set<PersonId>() }
  const known = kinds.get(kind) ?? everyone.flatMap((one) => readerOf(one, anybody))
  kinds.set(kind, known)
  return known
}

function readerOf(reader: Actor, subject: Subject): readonly Reader[] {
  const allowed = [...held].map((group) => ({ group, ...decide(reader, 'read', subject, group, quiet) }))
  const groups = new Set(allowed.filter(({ allow }) => allow).map(({ group }) => group))
  const rule = allowed.find(({ group, allow }) => allow && group === 'who')?.rule
  return rule === undefined ? [] : [{ reader, by: reasonOf(rule as AllowRule), groups }]
}

const reasonOf = (rule: AllowRule) => rule.replace('allow.', '') as Seeing['by']

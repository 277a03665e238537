import * as asides from '#db/asides/sealed.ts'
import { remembered } from '#db/remembered.ts'
import { type Actor, holds, holdsFor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import { type Aside, mayAgreeToAside } from '#domain/asides/aside.ts'
import { groupsRead } from '#domain/checks/findings.ts'
import { rules } from '#domain/checks/rules/index.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { asidesOf } from './asides.ts'

/**
 * Whether this actor agrees in the place of a second keeper: nobody else in the house keeps the dossier and may see what the
 * finding is about, so that the 专管人 does, and where there is none the leader over whoever asked (docs/decisions/0039).
 * Own dossiers, relatives and IT are barred as everywhere. Answers the groups of the finding, which are all that is shown.
 */
export function standsIn(app: App, actor: Actor, aside: Aside): readonly Group[] | undefined {
  const subject = app.roster.entry(aside.dossier)?.subject
  const rule = rules.find(({ key }) => key === aside.rule)
  if (!subject || !rule || !mayAgreeToAside(actor.person, aside)) return undefined
  const read = groupsRead(rule)
  return secondAs(app, actor, { subject, by: aside.by, read }) === 'stand-in' ? read : undefined
}

/** What a second person is asked about: which groups of whose dossier, and who was the first. */
type Seconding = { readonly subject: Subject; readonly by: PersonId; readonly read: readonly Group[] }

/** As what this actor is the second person (docs/decisions/0039), if at all. */
export function secondAs(app: App, actor: Actor, { subject, by, read }: Seconding): 'keeper' | 'stand-in' | undefined {
  if (actor.person === by) return undefined
  if (keeps(actor, subject, read)) return 'keeper'
  const others = app.directory.everyone().filter(({ person }) => person !== by)
  if (others.some((other) => keeps(other, subject, read))) return undefined
  const able = others.filter((other) => isAdmitted(other, subject, read))
  const deputies = able.filter((other) => holdsFor(other, subject.unit, 'keeper'))
  const leaders = able.filter((other) => leadsOver(app, other, by, subject))
  const asked = deputies.length > 0 ? deputies : leaders
  return asked.some(({ person }) => person === actor.person) ? 'stand-in' : undefined
}

/** The open one of this dossier and rule in which the actor stands in. */
export async function standingIn(app: App, actor: Actor, dossier: DossierId, rule: string): Promise<Aside | undefined> {
  if (!mayEverStandIn(actor)) return undefined
  const all = await asidesOf(app, dossier)
  return all.find((aside) => aside.rule === rule && standsIn(app, actor, aside))
}

/** Every one that waits for this actor as the second person. */
export async function waitingFor(app: App, actor: Actor): Promise<readonly Aside[]> {
  if (!mayEverStandIn(actor)) return []
  const dossiers = await remembered(app.db, 'asides waiting', () => asides.waiting(app))
  const all = await Promise.all(dossiers.map((dossier) => asidesOf(app, dossier)))
  return all.flat().filter((aside) => standsIn(app, actor, aside))
}

const mayEverStandIn = (actor: Actor): boolean => holds(actor, 'keeper', 'leader')

const keeps = (actor: Actor, subject: Subject, read: readonly Group[]): boolean =>
  read.every((group) => decide(actor, 'set-aside', subject, group, quiet).allow)

/** As if seated for these groups. */
const isAdmitted = (actor: Actor, subject: Subject, read: readonly Group[]): boolean =>
  read.every((group) => decide(actor, 'read', subject, group, { ...quiet, seats: new Set(read) }).allow)

/** The leader over the unit of whoever asked, as far as the house knows it; else over that of the dossier. */
function leadsOver(app: App, actor: Actor, asker: PersonId, subject: Subject): boolean {
  const own = app.roster.of(asker).find((entry) => entry.subject.state !== 'discarded')
  return holdsFor(actor, own?.subject.unit ?? subject.unit, 'leader')
}

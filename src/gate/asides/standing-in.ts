import * as asides from '#db/asides/sealed.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import { type Aside, mayAgreeToAside } from '#domain/asides/aside.ts'
import { groupsRead } from '#domain/checks/findings.ts'
import { rules } from '#domain/checks/rules/index.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { mayEverStandIn, type Seconding, secondAs, underOf } from '#gate/second-person.ts'
import type { App } from '#house/app.ts'
import { asidesOf } from './asides.ts'

/**
 * Whether this actor agrees in the place of a second keeper: nobody else in the house keeps the dossier and may see what the
 * finding is about (docs/decisions/0039). Own dossiers, relatives and IT are barred as everywhere. Answers the groups of the
 * finding, which are all that is shown.
 */
export function standsIn(app: App, actor: Actor, aside: Aside): readonly Group[] | undefined {
  const subject = app.roster.subject(aside.dossier)
  const rule = rules.find(({ key }) => key === aside.rule)
  if (!subject || !rule || !mayAgreeToAside(actor.person, aside)) return undefined
  const read = groupsRead(rule)
  return secondAs(app, actor, secondingOn(app, { subject, by: aside.by, read })) === 'stand-in' ? read : undefined
}

type About = { readonly subject: Subject; readonly by: PersonId; readonly read: readonly Group[] }

/** A second person is asked about these groups of a dossier: another one who keeps it, or somebody who reads them as from a seat. */
export const secondingOn = (app: App, { subject, by, read }: About): Seconding => ({
  by,
  unit: subject.unit,
  under: underOf(app, by, subject.unit),
  does: (actor) => read.every((group) => decide(actor, 'set-aside', subject, group, quiet).allow),
  admits: (actor) =>
    read.every((group) => decide(actor, 'read', subject, group, { ...quiet, seats: new Set(read) }).allow),
})

/** The open one of this dossier and rule in which the actor stands in. */
export async function standingIn(app: App, actor: Actor, dossier: DossierId, rule: string): Promise<Aside | undefined> {
  if (!mayEverStandIn(app, actor)) return undefined
  const all = await asidesOf(app, dossier)
  return all.find((aside) => aside.rule === rule && standsIn(app, actor, aside))
}

/** Every one that waits for this actor as the second person. */
export async function waitingFor(app: App, actor: Actor): Promise<readonly Aside[]> {
  if (!mayEverStandIn(app, actor)) return []
  const dossiers = await remembered(app.db, 'asides waiting', () => asides.waiting(app))
  const all = await Promise.all(dossiers.map((dossier) => asidesOf(app, dossier)))
  return all.flat().filter((aside) => standsIn(app, actor, aside))
}

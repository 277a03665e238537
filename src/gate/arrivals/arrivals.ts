import { all, find } from '#db/arrivals/sealed.ts'
import { type Actor, holdsFor } from '#domain/access/actor.ts'
import { keepsDossiersOf, sitsAtDesk } from '#domain/access/duties.ts'
import { hasAuthor, type Subject } from '#domain/access/policy.ts'
import { type Arrival, tasksOf } from '#domain/arrivals/arrival.ts'
import { NotFound } from '#domain/errors.ts'
import type { ArrivalId, UnitId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { keepsDesk } from '#gate/readings/desk.ts'
import type { App } from '#house/app.ts'

/** The units that paper may come to, of this actor: HR's and the archive's own. */
export const unitsAtDesk = ({ directory }: App, actor: Actor): readonly UnitId[] =>
  sitsAtDesk(actor)
    ? [...directory.units.values()]
        .filter(({ id, kind }) => kind !== 'group' && receives(actor, id))
        .map(({ id }) => id)
    : []

const receives = (actor: Actor, unit: UnitId): boolean =>
  keepsDossiersOf(actor, unit) || holdsFor(actor, unit, 'archivist')

/**
 * Whether this actor handles what came: of a kept dossier whoever hands it over, else whoever receives paper for the unit;
 * nobody handles the own or a relative's, nor what comes under the own name.
 */
export function mayHandle(app: App, actor: Actor, { dossier, slip }: Pick<Arrival, 'dossier' | 'slip'>): boolean {
  if (!sitsAtDesk(actor)) return false
  const subject = dossier && app.roster.entry(dossier)?.subject
  if (subject && isBarred(actor, subject)) return false
  if (subject && !hasAuthor(subject)) return keepsDesk(app, actor, subject)
  return receives(actor, slip.unit) && !sameName(app.directory.nameOf(actor.person), slip.name)
}

/** For everybody else it is not there. */
export async function arrivalFor(app: App, actor: Actor, id: ArrivalId): Promise<Arrival> {
  const found = await find(app, id)
  if (!found || !mayHandle(app, actor, found)) throw new NotFound()
  return found
}

/** What this actor handles, what waits first. Logged: it says who came from where. */
export async function readArrivals(app: App, actor: Actor, act: 'arrival.listed' | 'arrival.register-printed') {
  if (!sitsAtDesk(actor)) throw new NotFound()
  const found = (await all(app, 500)).filter((arrival) => mayHandle(app, actor, arrival))
  await app.logRead({ at: app.now(), actor: actor.account, act, about: { rows: found.length } })
  return found
}

/** How many of them wait for something. */
export const countArrivals = async (app: App, actor: Actor): Promise<number> =>
  (await all(app, 500)).filter((arrival) => tasksOf(arrival).length > 0 && mayHandle(app, actor, arrival)).length

/** Whether this actor may say that the paper is of this dossier: one that is kept, or a draft of HR's own. */
export function mayTie(app: App, actor: Actor, subject: Subject): boolean {
  if (subject.state === 'discarded' || subject.state === 'staged' || isBarred(actor, subject)) return false
  return hasAuthor(subject) ? keepsCase(app, actor, subject) : keepsDesk(app, actor, subject)
}

/** The dossiers of that name which it may be of. */
export const candidatesFor = (app: App, actor: Actor, { slip }: Arrival): readonly RosterEntry[] =>
  app.roster.named(slip.name).filter(({ subject, columns }) => {
    return sameName(columns.who.name, slip.name) && mayTie(app, actor, subject)
  })

const isBarred = ({ person }: Actor, subject: Subject): boolean => subject.person === person || subject.kin.has(person)

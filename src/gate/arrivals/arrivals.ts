import { all, find, ofDossier } from '#db/arrivals/sealed.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import { sitsAtDesk } from '#domain/access/duties.ts'
import { hasAuthor, type Subject } from '#domain/access/policy.ts'
import { type Arrival, tasksOf } from '#domain/arrivals/arrival.ts'
import { NotFound } from '#domain/errors.ts'
import type { ArrivalId, BlobId, DossierId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { keepsDesk } from '#gate/readings/desk.ts'
import { mayEverStandIn } from '#gate/second-person.ts'
import type { App } from '#house/app.ts'
import { isBarred, mayHandle } from './handling.ts'
import { type SecondStep, standsInAt } from './second.ts'

/** For whoever handles it: for everybody else it is not there. */
export async function arrivalFor(app: App, actor: Actor, id: ArrivalId): Promise<Arrival> {
  const found = await find(app, id)
  if (!found || !mayHandle(app, actor, found)) throw new NotFound()
  return found
}

type Shown = { readonly arrival: Arrival; readonly standsIn?: SecondStep }

/** One of them for whoever handles it, or stands in at the step that waits; undefined for everybody else. */
export async function findShown(app: App, actor: Actor, id: ArrivalId): Promise<Shown | undefined> {
  const arrival = await find(app, id)
  if (!arrival || mayHandle(app, actor, arrival)) return arrival && { arrival }
  const standsIn = standsInAt(app, actor, arrival)
  return standsIn && { arrival, standsIn }
}

/** The same, which for everybody else is not there. */
export async function arrivalShown(app: App, actor: Actor, id: ArrivalId): Promise<Shown> {
  const shown = await findShown(app, actor, id)
  if (!shown) throw new NotFound()
  return shown
}

/** For whoever takes this step: at the desk, or in its place. */
export async function arrivalToSecond(app: App, actor: Actor, id: ArrivalId, step: SecondStep): Promise<Arrival> {
  const { arrival, standsIn } = await arrivalShown(app, actor, id)
  if (standsIn && standsIn !== step) throw new NotFound()
  return arrival
}

/** What this actor handles, what waits first; the list holds what waits for a stand-in too. Logged: it says who came from where. */
export async function readArrivals(app: App, actor: Actor, act: 'arrival.listed' | 'arrival.register-printed') {
  const isList = act === 'arrival.listed'
  const found = (await all(app, 500)).filter(
    (arrival) => mayHandle(app, actor, arrival) || (isList && standsInAt(app, actor, arrival)),
  )
  if (!sitsAtDesk(actor) && found.length === 0) throw new NotFound()
  await app.logRead({ at: app.now(), actor: actor.account, act, about: { rows: found.length } })
  return found
}

/** How many wait for whoever handles them, and how many for this actor in the place of a second person. */
export async function countArrivals(app: App, actor: Actor): Promise<{ readonly own: number; readonly other: number }> {
  if (!sitsAtDesk(actor) && !mayEverStandIn(app, actor)) return { own: 0, other: 0 }
  const known = await remembered(app.db, 'arrivals', () => all(app, 500))
  const waiting = known.filter((arrival) => tasksOf(arrival).length > 0)
  const own = waiting.filter((arrival) => mayHandle(app, actor, arrival))
  const other = waiting.filter((arrival) => !own.includes(arrival) && standsInAt(app, actor, arrival))
  return { own: own.length, other: other.length }
}

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

/** The scan of a slip, for whoever handles what came with it, or stands in there. */
export async function readSlipScan(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  const subject = app.roster.entry(dossier)?.subject
  if (!subject) return undefined
  const arrival = (await ofDossier(app, dossier)).find(({ scan }) => scan?.paper.blob === blob)
  if (!arrival?.scan) return undefined
  if (!mayHandle(app, actor, arrival) && !standsInAt(app, actor, arrival)) return undefined
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.paper-read', about: { dossier } })
  return { paper: arrival.scan.paper, subject, bytes: () => openPicture(app, blob, dossier) }
}

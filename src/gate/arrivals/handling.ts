import { type Actor, holdsFor } from '#domain/access/actor.ts'
import { keepsDossiersOf, sitsAtDesk } from '#domain/access/duties.ts'
import { hasAuthor, type Subject } from '#domain/access/policy.ts'
import type { Arrival } from '#domain/arrivals/arrival.ts'
import type { UnitId } from '#domain/ids.ts'
import { sameName } from '#domain/people/fold.ts'
import { keepsDesk } from '#gate/readings/desk.ts'
import type { App } from '#house/app.ts'

/** The units that paper may come to, of this actor: HR's and the archive's own. */
export const unitsAtDesk = ({ directory }: App, actor: Actor): readonly UnitId[] =>
  sitsAtDesk(actor)
    ? directory
        .openUnits()
        .filter(({ id, kind }) => kind !== 'group' && receives(actor, id))
        .map(({ id }) => id)
    : []

const receives = (actor: Actor, unit: UnitId): boolean =>
  keepsDossiersOf(actor, unit) || holdsFor(actor, unit, 'archivist')

/**
 * Whether this actor handles what came: of a kept dossier whoever hands it over, else whoever receives paper for the unit;
 * nobody handles the own or a relative's, nor what comes under the own name.
 */
export function mayHandle(app: App, actor: Actor, arrival: Pick<Arrival, 'dossier' | 'slip'>): boolean {
  if (!sitsAtDesk(actor) || isConcerned(app, actor, arrival)) return false
  const subject = onFile(app, arrival)
  return subject ? keepsDesk(app, actor, subject) : receives(actor, arrival.slip.unit)
}

/** Whether it is the own paper or a relative's, or comes under the own name. */
export function isConcerned(app: App, actor: Actor, { dossier, slip }: Pick<Arrival, 'dossier' | 'slip'>): boolean {
  const subject = subjectOf(app, dossier)
  if (subject && (isBarred(actor, subject) || !hasAuthor(subject))) return isBarred(actor, subject)
  return sameName(app.directory.nameOf(actor.person), slip.name)
}

/** The dossier that it is tied to, once that is more than a draft. */
export function onFile(app: App, { dossier }: Pick<Arrival, 'dossier'>): Subject | undefined {
  const subject = subjectOf(app, dossier)
  return subject && !hasAuthor(subject) ? subject : undefined
}

const subjectOf = ({ roster }: App, dossier: Arrival['dossier']) => dossier && roster.entry(dossier)?.subject

/** Nobody acts on the own paper, or on that of a relative. */
export const isBarred = ({ person }: Actor, subject: Subject): boolean =>
  subject.person === person || subject.kin.has(person)

import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import type { Profile, StandingReading } from '#domain/organisation/settings.ts'

/**
 * 职责. `head` and `leader` follow from an office in the organisation and are never granted; `keeper` is the 代管人, with HR
 * duty for exactly the dossiers of HR people and their relatives (docs/decisions/0039); `cataloguer` is the archivist
 * within HR or organisation, who keeps the catalogue of materials as well as the paper (docs/decisions/0214); `checker`
 * is the 复核人, who compares with the papers from a seat and has nothing beyond it (docs/decisions/0098).
 */
export const duties = [
  'hr',
  'hr-lead',
  'keeper',
  'checker',
  'head',
  'leader',
  'archivist',
  'cataloguer',
  'finance',
  'legal',
  'it',
  'auditor',
] as const

export type Duty = (typeof duties)[number]

/** A duty and the units it covers, every unit below included. */
export type DutyHeld = { readonly duty: Duty; readonly units: ReadonlySet<UnitId> }

/** Whoever acts: an account signed in, with the duties of this very moment. */
export type Actor = {
  readonly account: AccountId
  readonly person: PersonId
  readonly duties: readonly DutyHeld[]
  /** Of the house that the actor acts in: what a duty reaches depends on it. */
  readonly profile: Profile
  /** What that house settled for heads and leaders; what is usual for its profile where it settled nothing. */
  readonly standingReading?: StandingReading | undefined
}

/** Whether the actor holds one of these duties, for whatever units. */
export const holds = (actor: Actor, ...wanted: readonly Duty[]): boolean =>
  actor.duties.some(({ duty }) => wanted.includes(duty))

/** Whether the actor holds one of these duties for this unit. */
export const holdsFor = (actor: Actor, unit: UnitId, ...wanted: readonly Duty[]): boolean =>
  actor.duties.some(({ duty, units }) => wanted.includes(duty) && units.has(unit))

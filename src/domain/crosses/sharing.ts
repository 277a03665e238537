import { type Actor, type Duty, holds } from '#domain/access/actor.ts'
import { listsPeople } from '#domain/access/duties.ts'
import type { UnitId } from '#domain/ids.ts'
import type { SavedCross } from './saved.ts'

/** The duties that count people at all, as `listsPeople` says. */
const counting = [
  'hr',
  'hr-lead',
  'keeper',
  'head',
  'leader',
  'archivist',
  'cataloguer',
  'finance',
  'legal',
] as const satisfies readonly Duty[]

/**
 * With whom somebody may share a table: an HR lead with every duty that counts people, whoever else with those who hold the same
 * duty (docs/decisions/0287).
 */
export function sharesWith(actor: Actor): readonly Duty[] {
  if (!listsPeople(actor)) return []
  return holds(actor, 'hr-lead') ? counting : counting.filter((duty) => holds(actor, duty))
}

/** The units in which somebody shares with a duty: those of the own duty, or of the HR lead. */
export const sharedIn = (actor: Actor, duty: Duty): ReadonlySet<UnitId> =>
  unitsOf(actor, holds(actor, 'hr-lead') ? 'hr-lead' : duty)

/** Whether a table that is shared within these units, each with everything below it, reaches somebody by the duty that it names. */
export const reaches = (actor: Actor, { sharedWith }: SavedCross, within: ReadonlySet<UnitId>): boolean =>
  sharedWith !== undefined && meets(unitsOf(actor, sharedWith), within)

/** Whether somebody answers for what is shared within these units: the HR lead of one of them takes any of it back. */
export const answersFor = (actor: Actor, { sharedWith }: SavedCross, within: ReadonlySet<UnitId>): boolean =>
  sharedWith !== undefined && meets(unitsOf(actor, 'hr-lead'), within)

const unitsOf = ({ duties }: Actor, wanted: Duty): ReadonlySet<UnitId> =>
  new Set(duties.flatMap(({ duty, units }) => (duty === wanted ? [...units] : [])))

const meets = (one: ReadonlySet<UnitId>, other: ReadonlySet<UnitId>): boolean =>
  [...one].some((unit) => other.has(unit))

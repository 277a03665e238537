import type { DossierState } from '#domain/dossiers/dossier.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Unit } from './unit.ts'

/** What still hangs on a unit, so that it cannot be closed yet: in numbers, and by what can be opened to cure it. */
export type Hindrances = {
  /** Dossiers of people who belong to the unit itself; a merger takes them over. */
  readonly people: number
  /** Of them those whose creation is being decided on: nobody moves them in the middle of it. */
  readonly beingCreated: number
  /** Units right under it. */
  readonly units: readonly Unit[]
  /** Cases under way that would bring somebody into the unit, or out of it. */
  readonly cases: readonly { readonly id: CaseId; readonly number: string }[]
}

/** Whether a unit cannot be closed as things stand; where it is merged, its people go along. */
export const hinders = ({ people, beingCreated, units, cases }: Hindrances, merged: boolean): boolean =>
  units.length > 0 || cases.length > 0 || (merged ? beingCreated > 0 : people > 0)

/** Whoever has left for good, or was never more than a draft given up, needs no unit any more. */
export const isGone = (state: DossierState): boolean =>
  state === 'closed' || state === 'transferred' || state === 'discarded'

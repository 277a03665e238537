import type { Actor, Duty } from './actor.ts'
import { type Group, groups } from './groups.ts'
import { isBlind } from './policy.ts'
import { type Action, grants } from './rights.ts'

/** What somebody can do, from the very table that decides it: for the page that says so in words. */
export type Abilities = {
  readonly duties: readonly Duty[]
  /** Reads of the dossiers within the own units. */
  readonly reads: readonly Group[]
  /** Writes into drafts, or proposes changes of. */
  readonly changes: readonly Group[]
  readonly exports: boolean
  /** Keeps the machine or only audits: meets no dossier, whatever else is held. */
  readonly blind: boolean
}

/** Everything that the duties of somebody open, taken together; seats and reading cases come and go beside it. */
export function abilitiesOf(actor: Actor): Abilities {
  const duties = [...new Set(actor.duties.map(({ duty }) => duty))]
  const blind = isBlind(actor)
  const opens = (...actions: readonly Action[]) =>
    blind
      ? []
      : groups.filter((group) => duties.some((duty) => actions.some((each) => grants(actor, duty, each, group))))
  return { duties, reads: opens('read'), changes: opens('edit', 'propose'), exports: opens('export').length > 0, blind }
}

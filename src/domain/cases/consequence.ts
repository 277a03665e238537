import type { Group } from '#domain/access/groups.ts'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import { type CaseState, counted, openRun } from './case.ts'
import { blockNamed, decidesOf, type Route } from './route.ts'

/**
 * What the dossier becomes with its case: the phase of whoever is asked; a draft again once it is returned, rejected or
 * withdrawn (docs/decisions/0063); archived with the last approval.
 */
export function dossierStateOf(route: Route, state: CaseState): DossierState {
  if (state.status === 'approved') return 'archived'
  const run = openRun(state)
  return (run && blockNamed(route, run.block)?.phase) ?? 'draft'
}

/** Whether a step that counts has vouched for this group of the dossier. */
export const isVouchedFor = (route: Route, state: CaseState, group: Group): boolean =>
  counted(state).some(({ block }) => decidesOf(route, block).includes(group))

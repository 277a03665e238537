import type { DossierState } from '#domain/dossiers/dossier.ts'
import { type CaseState, openRun } from './case.ts'
import { blockNamed, type Route } from './route.ts'

/**
 * What the dossier becomes with its case: the phase of whoever is asked; a draft again once it is returned, rejected or
 * withdrawn (decisions.md 63); archived with the last approval.
 */
export function dossierStateOf(route: Route, state: CaseState): DossierState {
  if (state.status === 'approved') return 'archived'
  const run = openRun(state)
  return (run && blockNamed(route, run.block)?.phase) ?? 'draft'
}

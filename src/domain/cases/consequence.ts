import type { Group } from '#domain/access/groups.ts'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import type { CaseState } from './case.ts'
import { kindOf } from './kinds/index.ts'
import { blockNamed, decidesOf, type Route } from './route.ts'
import { counted, openRuns } from './standing.ts'

/**
 * What a dossier is while its case travels. A draft takes the phase of whoever is asked, is a draft again once it is
 * returned, rejected or withdrawn (docs/decisions/0063), and archived with the last approval. An archived one stays so.
 */
export function dossierStateOf(route: Route, state: CaseState): Exclude<DossierState, 'transferred'> {
  if (kindOf(route).of === 'archived' || state.status === 'approved') return 'archived'
  const [run] = openRuns(state)
  return (run && blockNamed(route, run.block)?.phase) ?? 'draft'
}

/** Whether a step that counts has vouched for this group of the dossier. */
export const isVouchedFor = (route: Route, state: CaseState, group: Group): boolean =>
  counted(state).some(({ block }) => decidesOf(route, block).includes(group))

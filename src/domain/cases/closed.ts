import type { PersonId } from '#domain/ids.ts'
import { type CaseState, outcomeOf } from './case.ts'
import type { Reason } from './refusal.ts'
import { verdictOf } from './standing.ts'

/** The refusal of whatever comes after the end: how it ended, when, and by whom. */
export function closed(state: CaseState): Reason | undefined {
  const outcome = outcomeOf(state)
  if (!outcome || !state.endedAt) return undefined
  return { code: 'case.closed', outcome, at: state.endedAt, by: enderOf(state) }
}

/** Whoever ended the case alone: by withdrawing it or by saying no. */
function enderOf({ withdrawal, runs }: CaseState): PersonId | undefined {
  if (withdrawal) return withdrawal.by
  const no = runs.map(verdictOf).find((verdict) => verdict?.kind === 'reject')
  return no && no.by !== 'system' ? no.by : undefined
}

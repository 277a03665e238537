import { type CaseState, isLive } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { milestoneIn } from '#domain/cases/milestone.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { rescuers, strandedAt } from '#domain/cases/stranded.ts'
import type { PersonId } from '#domain/ids.ts'

/** Takes the request back, with a reason; the applicant only as long as no milestone was passed (E8). */
export function withdraw(
  pen: Pen,
  route: Route,
  { by, text }: Command & { do: 'withdraw' | 'ask-withdrawal' },
  facts: Facts,
): Reason | undefined {
  const { at } = facts
  const ended = closed(pen.state)
  if (ended) return ended
  if (!isLive(pen.state) || !mayWithdraw(pen.state, by, facts)) return { code: 'case.not-your-turn' }
  if (!isRescue(pen.state, facts) && milestoneIn(route, pen.state)) return { code: 'case.milestone-passed' }
  if (text.trim() === '') return { code: 'case.reason-missing' }
  pen.write({ type: 'withdrawn', at, by, text })
  pen.write({ type: 'ended', at, outcome: 'withdrawn' })
  return undefined
}

/** The applicant; whoever keeps the dossier where the case would else hold it for ever. */
function mayWithdraw(state: CaseState, by: PersonId, facts: Facts): boolean {
  const { applicant } = state
  if (!applicant || !rescuers(applicant, facts).includes(by)) return false
  return by === applicant || isRescue(state, facts)
}

/**
 * The applicant cannot act any more, having left or turned out to be a relative; nobody can act who is asked; or
 * another case has taken the whole dossier. Then no milestone holds it back.
 */
export const isRescue = (state: CaseState, facts: Facts): boolean =>
  !!facts.preempted ||
  (state.applicant !== undefined && barring(state.applicant, state.applicant, facts) !== 'applicant') ||
  !!strandedAt(state, facts)

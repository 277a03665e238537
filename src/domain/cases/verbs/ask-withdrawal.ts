import { type CaseState, isLive } from '#domain/cases/case.ts'
import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { askingIn, consenters, mayConsent, milestoneIn } from '#domain/cases/milestone.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { isRescue } from './withdraw.ts'

/**
 * 申请撤销, after a milestone: the applicant asks whoever passed it, with a reason. The case goes on meanwhile, and its end ends
 * the asking. One at a time, as long as anybody who is asked can answer.
 */
export function askWithdrawal(
  pen: Pen,
  route: Route,
  { by, text }: Command & { do: 'withdraw' | 'ask-withdrawal' },
  facts: Facts,
): Reason | undefined {
  const { state } = pen
  const ended = closed(state)
  if (ended) return ended
  const milestone = milestoneIn(route, state)
  if (!mayAsk(state, by, facts) || !milestone || isRescue(state, facts)) return { code: 'case.not-your-turn' }
  if (isWaiting(state, facts)) return { code: 'case.withdrawal-asked' }
  if (text.trim() === '') return { code: 'case.reason-missing' }
  const candidates = consenters(route, state, milestone, facts)
  if (candidates.length === 0) return { code: 'case.nobody-to-ask', block: milestone.block }
  pen.write({ type: 'withdrawal-asked', at: facts.at, by, run: milestone.run, candidates, text })
  return undefined
}

const mayAsk = (state: CaseState, by: string, facts: Facts): boolean =>
  isLive(state) && by === state.applicant && barring(state.applicant, state.applicant, facts) === 'applicant'

/** Whether somebody has been asked who can still answer. */
const isWaiting = (state: CaseState, facts: Facts): boolean =>
  askingIn(state)?.candidates.some((person) => mayConsent(state, person, facts)) ?? false

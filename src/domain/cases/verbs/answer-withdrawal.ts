import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { answering, askingIn, mayConsent } from '#domain/cases/milestone.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'

/** Consents to 申请撤销, so that the case is withdrawn and undone, or declines with a reason, so that it goes on. */
export function answerWithdrawal(
  pen: Pen,
  { do: answer, by, asking: number, text }: Command & { do: 'consent' | 'decline' },
  facts: Facts,
): Reason | undefined {
  const { state } = pen
  const ended = closed(state)
  if (ended) return ended
  const asking = state.askings[number - 1]
  const sits = asking && by !== state.applicant ? answering(asking, by, facts.standingIn) : undefined
  if (!asking || !sits || !mayConsent(state, sits.principal ?? by, facts) || !mayConsent(state, by, facts))
    return { code: 'case.not-your-turn' }
  if (asking.answer) return { code: 'case.already-decided', by: asking.answer.by, at: asking.answer.at }
  if (askingIn(state) !== asking) return { code: 'case.stale' }
  const said = { at: facts.at, by, ...(sits.principal && { for: sits.principal }), text }
  if (answer === 'decline') {
    if (text.trim() === '') return { code: 'case.reason-missing' }
    pen.write({ type: 'withdrawal-declined', ...said })
    return undefined
  }
  pen.write({ type: 'withdrawn', ...said, consented: true })
  pen.write({ type: 'ended', at: facts.at, outcome: 'withdrawn' })
  return undefined
}

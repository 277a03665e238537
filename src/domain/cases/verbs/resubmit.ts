import { closed } from '#domain/cases/closed.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import { predict } from '#domain/cases/predict.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { moved, submitted } from '#domain/cases/vouching.ts'

/** Sends a returned case on its way again, with what was changed meanwhile. */
export function resubmit(
  pen: Pen,
  route: Route,
  { by, content, text }: Command & { do: 'resubmit' },
  facts: Facts,
): Reason | undefined {
  const { state } = pen
  const ended = closed(state)
  if (ended) return ended
  if (state.status !== 'returned' || by !== state.applicant || barring(by, by, facts) !== 'applicant')
    return { code: 'case.not-your-turn' }
  if (content !== facts.content.revision) return { code: 'case.stale' }
  const { blocked } = predict(route, state, facts)
  if (blocked) return blocked
  const { at, about } = facts
  const changed = moved(state.content.fields, facts.content.fields)
  pen.write({ type: 'resubmitted', at, by, about, ...submitted(facts.content), changed, text })
  return undefined
}

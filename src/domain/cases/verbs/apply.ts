import { closed } from '#domain/cases/closed.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { finish } from '#domain/cases/settle.ts'
import { dayOf } from '#domain/time.ts'

/** What was decided takes effect on its day, or on the first day after it on which the house is open (docs/decisions/0051). */
export function apply(pen: Pen, facts: Facts): Reason | undefined {
  const ended = closed(pen.state)
  if (ended) return ended
  const { status, day } = pen.state
  if (status !== 'scheduled' || day === undefined || day > dayOf(facts.at)) return { code: 'case.not-your-turn' }
  finish(pen, facts)
  return undefined
}

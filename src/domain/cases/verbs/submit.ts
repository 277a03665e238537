import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import { predict } from '#domain/cases/predict.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { barring } from '#domain/cases/seating.ts'
import { submitted } from '#domain/cases/vouching.ts'

/** Also refuses while any seat further on would be empty as things stand (docs/decisions/0059). */
export function submit(
  pen: Pen,
  route: Route,
  { by, text }: Command & { do: 'submit' },
  facts: Facts,
): Reason | undefined {
  if (pen.state.status !== 'new') return { code: 'case.not-your-turn' }
  const why = barring(by, by, facts)
  if (why === 'subject' || why === 'kin') return { code: 'case.own' }
  if (why === 'inactive') return { code: 'case.not-your-turn' }
  const { blocked } = predict(route, pen.state, facts, by)
  if (blocked) return blocked
  const { at, subject, about, content } = facts
  pen.write({ type: 'submitted', at, by, subject, about, ...submitted(content), text })
  return undefined
}

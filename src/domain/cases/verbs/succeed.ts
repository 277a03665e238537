import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { hand, openSeats } from '#domain/cases/handing.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import type { Route } from '#domain/cases/route.ts'
import { incumbents } from './hand-over.ts'

/**
 * E2: each seat that somebody had by an office, and that nobody who sits has by it any more, goes to whoever its rule asks by
 * now: the successor. Verdicts that were given stay.
 */
export function succeed(
  pen: Pen,
  route: Route,
  { office }: Command & { do: 'succeeded' },
  facts: Facts,
): Reason | undefined {
  for (const at of openSeats(pen.state)) {
    const { seat } = at
    const isOfOffice = seat.origins.some(
      (origin) => origin.from === 'office' && origin.unit === office.unit && origin.kind === office.kind,
    )
    const heirs = isOfOffice ? incumbents(pen.state, route, at, facts) : undefined
    if (heirs) hand(pen, at, heirs, { why: 'incumbent', by: 'system', from: seat.candidates, text: '' }, facts)
  }
  return pen.events.length > 0 ? undefined : { code: 'case.not-your-turn' }
}

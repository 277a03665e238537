import { mayAct, seatOf } from '#domain/cases/acting.ts'
import type { Command } from '#domain/cases/command.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Pen } from '#domain/cases/pen.ts'
import type { Reason } from '#domain/cases/refusal.ts'

/** Only the first look at an open seat leaves an event: it splits waiting from deciding. */
export function view(pen: Pen, { by }: Command & { do: 'view' }, facts: Facts): Reason | undefined {
  const found = seatOf(pen.state, by, facts.standingIn)
  if (!found || found.seat.firstViewedAt || !mayAct(pen.state, found.seat, by, facts, true)) return undefined
  pen.write({ type: 'viewed', at: facts.at, by, run: found.run.run, seat: found.seat.seat })
  return undefined
}

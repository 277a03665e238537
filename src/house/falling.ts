import { handLostDuties } from '#actions/accounts/losing.ts'
import { applyDue } from '#actions/cases/due.ts'
import { seatSuccessors } from '#actions/cases/succeeding.ts'
import { openDueFollowUps } from '#actions/followups/opening.ts'
import { carryOutClosings } from '#actions/organisation/closing.ts'
import type { App } from './app.ts'

/** What falls due by itself: cases whose day has come apply, units are closed and
 * merged, whoever is appointed from today on takes over what waits for the office, what waits for a duty that ended goes on, and what ends soon is put before whoever has to decide on it. */
export async function fallDue(app: App): Promise<void> {
  await applyDue(app)
  await carryOutClosings(app)
  await seatSuccessors(app)
  await handLostDuties(app)
  await openDueFollowUps(app)
}

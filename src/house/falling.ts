import { applyDue } from '#actions/cases/due.ts'
import { openDueFollowUps } from '#actions/followups/opening.ts'
import type { App } from './app.ts'

/** What falls due by itself: cases whose day has come apply, and what ends soon is put before whoever has to decide on it. */
export async function fallDue(app: App): Promise<void> {
  await applyDue(app)
  await openDueFollowUps(app)
}

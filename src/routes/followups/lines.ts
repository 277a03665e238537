import { waitingFollowUps } from '#gate/followups/followups.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { FollowUpLine } from '#views/followups/line.tsx'
import { whoOf } from './task.ts'

/** What waits for whoever is signed in, named. */
export async function followUpLines(c: WebContext): Promise<readonly FollowUpLine[]> {
  const { app, actor } = c.var
  return (await waitingFollowUps(app, actor)).map((task) => ({ ...task, ...whoOf(c, task) }))
}

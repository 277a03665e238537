import { openFilings } from '#db/custody/custody.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Whether a filing on this dossier is in this actor's queue: the very question that its line in the queue asks. */
export const queues = ({ roster }: App, actor: Actor, dossier: DossierId): boolean => {
  const subject = roster.entry(dossier)?.subject
  return subject !== undefined && decide(actor, 'list', subject, 'who', { ...quiet, filing: true }).allow
}

/** How many filings wait in this actor's queue; none for whoever keeps no paper. */
export async function countFilings(app: App, actor: Actor): Promise<number> {
  if (!keepsPaper(actor)) return 0
  let count = 0
  for (const [dossier, rows] of await openFilings(app.db)) if (queues(app, actor, dossier)) count += rows
  return count
}

import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Whether a filing on this dossier is in this actor's queue: the very question that its line in the queue asks. */
export const queues = ({ roster }: Pick<App, 'roster'>, actor: Actor, dossier: DossierId): boolean => {
  const subject = roster.subject(dossier)
  return subject !== undefined && decide(actor, 'list', subject, 'who', { ...quiet, filing: true }).allow
}

/** How many filings wait in this actor's queue; none for whoever keeps no paper. */
export function countFilings({ roster, filings, filingCounts: counted }: App, actor: Actor): number {
  if (!keepsPaper(actor)) return 0
  const [known, stand] = [counted.get(actor), `${roster.version} ${filings.version}`]
  if (known?.stand === stand) return known.count
  let count = 0
  for (const [dossier, rows] of filings.all()) if (queues({ roster }, actor, dossier)) count += rows
  counted.set(actor, { stand, count })
  return count
}

/** Every page of an archivist shows the number; it is counted anew when the queue or the roster changed. */
export type FilingCounts = WeakMap<Actor, { readonly stand: string; readonly count: number }>

/** Remembers how much waits to be filed: empty at the start. */
export const createFilingCounts = (): FilingCounts => new WeakMap()

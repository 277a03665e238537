import { once } from '#actions/once.ts'
import { change } from '#db/arrivals/sealed.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { ArrivalId, DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { arrivalFor, mayTie } from '#gate/arrivals/arrivals.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

export type TieRefusal = 'arrival.stored' | 'arrival.answered' | 'arrival.unknown-dossier'

/** Says whose paper it is; may be said otherwise until its receipt has gone back. */
export function tieArrival(
  app: App,
  actor: Actor,
  { arrival, dossier }: { readonly arrival: ArrivalId; readonly dossier: DossierId | undefined },
  command: Command,
): Promise<Result<string, TieRefusal>> {
  return once<TieRefusal>(app, actor, command, (app) => {
    const subject = dossier && app.roster.entry(dossier)?.subject
    if (!subject || !mayTie(app, actor, subject)) return Promise.resolve(refuse('arrival.unknown-dossier'))
    return tieTo(app, actor, arrival, subject.dossier)
  })
}

/** Inside the caller's transaction, to a dossier that this actor may say it of, such as the draft just begun for it. */
export async function tieTo(
  app: App,
  actor: Actor,
  id: ArrivalId,
  dossier: DossierId,
): Promise<Result<string, TieRefusal>> {
  const arrival = await arrivalFor(app, actor, id)
  if (arrival.stored) return refuse('arrival.stored')
  if (arrival.receipt) return refuse('arrival.answered')
  const { scan, approval, ...rest } = arrival
  // What was sealed under another dossier's key, and approved for it, is not this one's.
  const kept = arrival.dossier === dossier ? { ...(scan && { scan }), ...(approval && { approval }) } : {}
  await change(app, { ...rest, ...kept, dossier })
  await trace(app, actor, 'arrival.tied', { id, dossier })
  return ok(id)
}

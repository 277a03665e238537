import { type BoxRefusal, findBox } from '#actions/custody/boxing.ts'
import { mustKeep } from '#actions/custody/keeper.ts'
import { once } from '#actions/once.ts'
import { comeBack } from '#actions/transfers/leaving.ts'
import { change } from '#db/arrivals/sealed.ts'
import type { Command } from '#db/commands.ts'
import * as volumes from '#db/custody/volumes.ts'
import type { Actor } from '#domain/access/actor.ts'
import { hasAuthor } from '#domain/access/policy.ts'
import type { ArrivalId, DossierId, VolumeId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { arrivalFor } from '#gate/arrivals/arrivals.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

export type StoreRefusal =
  | BoxRefusal
  | 'arrival.other-box'
  | 'arrival.stored'
  | 'arrival.unchecked'
  | 'arrival.not-on-file'

/**
 * 入库: the paper lies in its box, the one that the dossier has or a free one that it has from then on. A dossier that
 * had been transferred out is back with that. Only administration puts paper on shelves, and a draft has no place there
 * yet.
 */
export function storeArrival(
  app: App,
  actor: Actor,
  { arrival: id, code, make }: { readonly arrival: ArrivalId; readonly code: string; readonly make: boolean },
  command: Command,
): Promise<Result<string, StoreRefusal>> {
  mustKeep(actor)
  return once<StoreRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    if (arrival.stored) return refuse('arrival.stored')
    if (!arrival.check) return refuse('arrival.unchecked')
    const subject = arrival.dossier && app.roster.entry(arrival.dossier)?.subject
    if (!subject || hasAuthor(subject)) return refuse('arrival.not-on-file')
    const { dossier } = subject
    const put = await putInto(app, actor, dossier, { code, make })
    if (!put.ok) return put
    if (subject.state === 'transferred') await comeBack(app, dossier)
    await change(app, { ...arrival, stored: { box: put.value, at: app.now(), by: actor.account } })
    await trace(app, actor, 'arrival.stored', arrival)
    app.whenCommitted(() => app.roster.setBox(dossier, put.value))
    return ok(id)
  })
}

/** Into the box of this code, which is the one that the first volume has, if it has one. */
async function putInto(
  app: App,
  actor: Actor,
  dossier: DossierId,
  scanned: { readonly code: string; readonly make: boolean },
): Promise<Result<string, StoreRefusal>> {
  const box = await findBox(app, actor, scanned)
  if (!box.ok) return box
  const { id, code } = box.value
  const known = await volumes.boxOf(app, dossier)
  if (known && known !== code) return refuse('arrival.other-box')
  const volume = await volumes.originalOf(app.db, dossier, app.newId<VolumeId>())
  if (!known) await volumes.setBox(app.db, volume, id)
  return ok(code)
}

import { type BoxRefusal, findBox } from '#actions/custody/boxing.ts'
import { mustKeep } from '#actions/custody/keeper.ts'
import { once } from '#actions/once.ts'
import { comeBack } from '#actions/transfers/leaving.ts'
import { change } from '#db/arrivals/sealed.ts'
import type { Command } from '#db/commands.ts'
import * as volumes from '#db/custody/volumes.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Arrival, type StoredVolume, type VolumeName, volumesOf } from '#domain/arrivals/arrival.ts'
import type { ArrivalId, DossierId, VolumeId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { arrivalFor, arrivalToSecond } from '#gate/arrivals/arrivals.ts'
import { mayHandle, onFile } from '#gate/arrivals/handling.ts'
import { deskAlone } from '#gate/arrivals/second.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

export type StoreRefusal =
  | BoxRefusal
  | 'arrival.other-box'
  | 'arrival.stored'
  | 'arrival.unchecked'
  | 'arrival.not-on-file'
  | 'arrival.unapproved'
  | 'arrival.same-approver'

export type ApproveRefusal =
  | 'arrival.stored'
  | 'arrival.unchecked'
  | 'arrival.moved'
  | 'arrival.not-on-file'
  | 'arrival.same-approver'

/**
 * 入库审批: what was checked may lie in the archive. Until it does, somebody else may approve it again: whoever approves is not
 * who puts it into its box, so that whoever sits at the desk alone leaves it to the stand-in.
 */
export function approveArrival(
  app: App,
  actor: Actor,
  { arrival: id, version }: { readonly arrival: ArrivalId; readonly version: number },
  command: Command,
): Promise<Result<string, ApproveRefusal>> {
  return once<ApproveRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalToSecond(app, actor, id, 'approve')
    if (arrival.stored) return refuse('arrival.stored')
    if (!arrival.check) return refuse('arrival.unchecked')
    if (!onFile(app, arrival)) return refuse('arrival.not-on-file')
    if (arrival.version !== version) return refuse('arrival.moved')
    if (mayHandle(app, actor, arrival) && deskAlone(app, arrival).alone) return refuse('arrival.same-approver')
    await change(app, { ...arrival, approval: { at: app.now(), by: actor.account } })
    await trace(app, actor, 'arrival.approved', arrival)
    return ok(id)
  })
}

/**
 * 入库: the paper lies in its boxes, each volume in one: the one that it has, or one that it has from then on. A dossier that had
 * been transferred out is back with that. Only administration puts paper on shelves, and a draft has no place there yet.
 */
export function storeArrival(
  app: App,
  actor: Actor,
  {
    arrival: id,
    codes,
    make,
  }: { readonly arrival: ArrivalId; readonly codes: readonly string[]; readonly make: boolean },
  command: Command,
): Promise<Result<string, StoreRefusal>> {
  mustKeep(actor)
  return once<StoreRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    const subject = onFile(app, arrival)
    const lacks = lackingTo(app, actor, arrival)
    if (lacks || !subject) return refuse(lacks ?? 'arrival.not-on-file')
    const { dossier } = subject
    const put = await putInto(app, actor, { dossier, volumes: volumesOf(arrival.slip.counted), codes, make })
    if (!put.ok) return put
    const [first] = put.value
    if (!first) return refuse('scan.empty')
    if (subject.state === 'transferred') await comeBack(app, dossier)
    const stored = { box: first.box, volumes: put.value, at: app.now(), by: actor.account }
    await change(app, { ...arrival, stored })
    await trace(app, actor, 'arrival.stored', arrival)
    app.whenCommitted(() => app.roster.setBox(dossier, first.box))
    return ok(id)
  })
}

/** What still keeps this actor from storing it. */
function lackingTo(app: App, actor: Actor, arrival: Arrival): StoreRefusal | undefined {
  const { stored, check, approval } = arrival
  if (stored) return 'arrival.stored'
  if (!check) return 'arrival.unchecked'
  if (!onFile(app, arrival)) return 'arrival.not-on-file'
  if (!approval) return 'arrival.unapproved'
  return app.directory.personOf(approval.by) === actor.person ? 'arrival.same-approver' : undefined
}

type Putting = {
  readonly dossier: DossierId
  readonly volumes: readonly VolumeName[]
  /** A code for each volume; where none was typed, the volume goes into the box of the one before it. */
  readonly codes: readonly string[]
  readonly make: boolean
}

/** Each volume into the box of its code, which is the one that it lies in, if it lies in one. */
async function putInto(
  app: App,
  actor: Actor,
  { dossier, volumes: named, codes, make }: Putting,
): Promise<Result<readonly StoredVolume[], StoreRefusal>> {
  const known = await volumes.boxesOfVolumes(app, dossier)
  const put: StoredVolume[] = []
  for (const [at, name] of named.entries()) {
    const before = put.at(-1)?.box
    const box = await findBox(app, actor, { code: codes[at]?.trim() || before || '', make })
    if (!box.ok) return box
    const { id, code } = box.value
    const lies = known.get(`${name.kind} ${name.serial}`)
    if (lies && lies !== code) return refuse('arrival.other-box')
    if (!lies) await volumes.setBox(app.db, await volumes.volumeAt(app.db, dossier, name, app.newId<VolumeId>()), id)
    put.push({ ...name, box: code })
  }
  return ok(put)
}

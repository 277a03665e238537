import type { PaperLaid } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import { type OwnSheetPrinted, printOwnSheet } from '#actions/prints/own-sheet.ts'
import { change } from '#db/arrivals/sealed.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Arrival } from '#domain/arrivals/arrival.ts'
import { NotFound } from '#domain/errors.ts'
import type { ArrivalId } from '#domain/ids.ts'
import type { TransferReceipt } from '#domain/prints/papers/transfer-receipt.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { arrivalFor } from '#gate/arrivals/arrivals.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

/** 回执 of what was counted, checked and tied, as a recorded run. Throws NotFound before that. */
export async function printReceipt(
  app: App,
  actor: Actor,
  order: { readonly arrival: ArrivalId; readonly by: string; readonly sheet: (of: Arrival) => TransferReceipt },
  command: Command,
): Promise<OwnSheetPrinted> {
  const arrival = await arrivalFor(app, actor, order.arrival)
  const { id, dossier } = arrival
  if (!dossier || !arrival.check) throw new NotFound()
  const run = {
    dossier,
    by: order.by,
    purpose: '转递',
    sheet: order.sheet(arrival),
    source: `arrival/${id}/1`,
    act: 'arrival.printed',
    about: { dossier, arrival: id },
  } as const
  return printOwnSheet(app, actor, run, command)
}

export type AnswerRefusal = 'arrival.not-ready' | 'arrival.answered'

/** The receipt went back, signed and sealed. */
export function answerArrival(
  app: App,
  actor: Actor,
  { arrival: id, sentOn }: { readonly arrival: ArrivalId; readonly sentOn: Day },
  command: Command,
): Promise<Result<string, AnswerRefusal>> {
  return once<AnswerRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    if (!arrival.check || !arrival.dossier) return refuse('arrival.not-ready')
    if (arrival.receipt) return refuse('arrival.answered')
    await change(app, { ...arrival, receipt: { sentOn, at: app.now(), by: actor.account } })
    await trace(app, actor, 'arrival.answered', arrival)
    return ok(id)
  })
}

export type MakeRefusal = 'arrival.nothing-missing'

/** What had been missing came after all. */
export function makeGood(
  app: App,
  actor: Actor,
  { arrival: id, made }: { readonly arrival: ArrivalId; readonly made: { readonly on: Day; readonly words: string } },
  command: Command,
): Promise<Result<string, MakeRefusal>> {
  return once<MakeRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    if (arrival.slip.gap === '' || arrival.made) return refuse('arrival.nothing-missing')
    await change(app, { ...arrival, made: { ...made, at: app.now(), by: actor.account } })
    await trace(app, actor, 'arrival.made-good', arrival)
    return ok(id)
  })
}

export type RemindRefusal = 'arrival.answered'

/** 催回执: the sender asked for the receipt on this day. What is asked for is due. */
export function noteReminder(
  app: App,
  actor: Actor,
  { arrival: id, on }: { readonly arrival: ArrivalId; readonly on: Day },
  command: Command,
): Promise<Result<string, RemindRefusal>> {
  return once<RemindRefusal>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    if (arrival.receipt) return refuse('arrival.answered')
    const reminders = [...(arrival.reminders ?? []), { on, at: app.now(), by: actor.account }]
    await change(app, { ...arrival, reminders: reminders.toSorted((one, other) => (one.on < other.on ? -1 : 1)) })
    await trace(app, actor, 'arrival.reminded', arrival)
    return ok(id)
  })
}

/** The scan of the slip, in the place of one that was there; it came under the key of the dossier that the paper is tied to. */
export function attachSlip(
  app: App,
  actor: Actor,
  { arrival: id, scan }: { readonly arrival: ArrivalId; readonly scan: PaperLaid },
  command: Command,
): Promise<Result<string, 'arrival.moved'>> {
  return once<'arrival.moved'>(app, actor, command, async (app) => {
    const arrival = await arrivalFor(app, actor, id)
    if (arrival.dossier !== scan.row.dossier_id) return refuse('arrival.moved')
    await app.blobs.enter(app.db, scan.row)
    await change(app, { ...arrival, scan: { paper: scan.paper, at: app.now(), by: actor.account } })
    await trace(app, actor, 'arrival.scanned', arrival)
    return ok(id)
  })
}

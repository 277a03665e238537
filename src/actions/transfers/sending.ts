import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { serial, take } from '#db/series.ts'
import { newestOf, receive, send } from '#db/transfers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { Receipt, Sent } from '#domain/transfers/transfer.ts'
import { mustTransfer } from '#gate/transfers/transfers.ts'
import type { App } from '#house/app.ts'
import { startTransferOut } from './starting.ts'

/** 转出: the dossier leaves, under the next number of the slips of this year. Refuses one that has left already. */
export function sendOut(
  app: App,
  actor: Actor,
  { dossier, sending }: { readonly dossier: DossierId; readonly sending: Omit<Sent, 'number' | 'at' | 'by'> },
  command: Command,
): Promise<Result<string, 'transfer.sent'>> {
  return once<'transfer.sent'>(app, actor, command, async (app) => {
    mustTransfer(app, actor, dossier)
    const transfer = await startTransferOut(app, actor.account, { dossier })
    const at = app.now()
    const year = Number(dayOf(at).slice(0, 4))
    const number = `转字〔${year}〕${serial(await take(app.db, { kind: 'transfer', year }))}号`
    if (!(await send(app, transfer, { ...sending, number, at, by: actor.account }))) return refuse('transfer.sent')
    const about = { dossier, transfer: transfer.id }
    await log.record(app.db, { at, actor: actor.account, act: 'transfer.sent', about })
    return ok(transfer.id)
  })
}

export type ReceiptRefusal = 'transfer.not-sent' | 'transfer.no-scan' | PaperRefusal

/** 回执: it is back, with its scan; with that the transfer is done. */
export function fileReceipt(
  app: App,
  actor: Actor,
  of: {
    readonly dossier: DossierId
    readonly receipt: Pick<Receipt, 'receivedOn' | 'receiver'>
    readonly paper: PaperTaken | undefined
  },
  command: Command,
): Promise<Result<string, ReceiptRefusal>> {
  return once<ReceiptRefusal>(app, actor, command, async (app) => {
    mustTransfer(app, actor, of.dossier)
    const transfer = await newestOf(app, of.dossier)
    if (!transfer) return refuse('transfer.not-sent')
    if (!of.paper) return refuse('transfer.no-scan')
    if (!of.paper.ok) return of.paper
    const { row, paper } = of.paper.value
    await app.blobs.enter(app.db, row)
    const at = app.now()
    const receipt = { ...of.receipt, at, by: actor.account, paper }
    if (!(await receive(app, transfer, receipt))) return refuse('transfer.not-sent')
    const about = { dossier: of.dossier, transfer: transfer.id }
    await log.record(app.db, { at, actor: actor.account, act: 'transfer.received', about })
    return ok(transfer.id)
  })
}

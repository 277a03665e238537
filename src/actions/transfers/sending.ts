import { endFiling } from '#actions/custody/opening.ts'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import { find } from '#db/cases/cases.ts'
import { ofDossier } from '#db/cases/lists.ts'
import type { Command } from '#db/commands.ts'
import { openOf } from '#db/custody/filings.ts'
import { clearBoxes } from '#db/custody/volumes.ts'
import * as log from '#db/log/log.ts'
import { serial, take } from '#db/series.ts'
import { newestOf, receive, send } from '#db/transfers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { Receipt, Sent } from '#domain/transfers/transfer.ts'
import { mustTransfer } from '#gate/transfers/transfers.ts'
import type { App } from '#house/app.ts'
import { leaveHouse } from './leaving.ts'
import { startTransferOut } from './starting.ts'

export type SendRefusal = 'transfer.sent' | 'transfer.in-hand'

/**
 * 转出: the dossier leaves its box, under the next number of the slips of this year. Refuses one that has left already,
 * and one that a case may still change: nothing is sent after it.
 */
export function sendOut(
  app: App,
  actor: Actor,
  { dossier, sending }: { readonly dossier: DossierId; readonly sending: Omit<Sent, 'number' | 'at' | 'by'> },
  command: Command,
): Promise<Result<string, SendRefusal>> {
  return once<SendRefusal>(app, actor, command, async (app) => {
    mustTransfer(app, actor, dossier)
    if (await isInHand(app, dossier)) return refuse('transfer.in-hand')
    const transfer = await startTransferOut(app, actor.account, { dossier })
    const at = app.now()
    const year = Number(dayOf(at).slice(0, 4))
    const number = `转字〔${year}〕${serial(await take(app.db, { kind: 'transfer', year }))}号`
    if (!(await send(app, transfer, { ...sending, number, at, by: actor.account }))) return refuse('transfer.sent')
    await clearShelf(app, dossier)
    const about = { dossier, transfer: transfer.id }
    await log.record(app.db, { at, actor: actor.account, act: 'transfer.sent', about })
    return ok(transfer.id)
  })
}

export type ReceiptRefusal = 'transfer.not-sent' | 'transfer.in-hand' | 'transfer.no-scan' | PaperRefusal

/** 回执: it is back, with its scan; with that the transfer is done, and the dossier is another unit's. */
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
    if (await isInHand(app, of.dossier)) return refuse('transfer.in-hand')
    const { row, paper } = of.paper.value
    await app.blobs.enter(app.db, row)
    const at = app.now()
    const receipt = { ...of.receipt, at, by: actor.account, paper }
    if (!(await receive(app, transfer, receipt))) return refuse('transfer.not-sent')
    await leaveHouse(app, of.dossier)
    const about = { dossier: of.dossier, transfer: transfer.id }
    await log.record(app.db, { at, actor: actor.account, act: 'transfer.received', about })
    return ok(transfer.id)
  })
}

/** Whether a case that may change the dossier is open; a reading changes nothing. */
async function isInHand(app: App, dossier: DossierId): Promise<boolean> {
  for (const { id, live } of await ofDossier(app.db, dossier)) {
    const found = live ? await find(app, id) : undefined
    if (found && kindOf(found.route).content !== 'request') return true
  }
  return false
}

/** What was still to be done with paper that is not here any more is not to be done. */
async function clearShelf(app: App, dossier: DossierId): Promise<void> {
  for (const filing of await openOf(app, dossier)) await endFiling(app, filing)
  await clearBoxes(app.db, dossier)
  app.whenCommitted(() => app.roster.setBox(dossier, undefined))
}

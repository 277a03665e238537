import { type OwnSheetPrinted, printOwnSheet } from '#actions/prints/own-sheet.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import type { TransferSlip } from '#domain/prints/papers/transfer-slip.ts'
import type { Sent } from '#domain/transfers/transfer.ts'
import { transferOf } from '#gate/transfers/transfers.ts'
import type { App } from '#house/app.ts'

/** 转递通知单 of what has left, as a recorded run. Throws NotFound where nothing has left. */
export async function printSlip(
  app: App,
  actor: Actor,
  order: { readonly dossier: DossierId; readonly by: string; readonly sheet: (sent: Sent) => TransferSlip },
  command: Command,
): Promise<OwnSheetPrinted> {
  const { dossier, by } = order
  const transfer = await transferOf(app, actor, dossier)
  if (!transfer?.sent) throw new NotFound()
  const about = { dossier, transfer: transfer.id }
  const sheet = order.sheet(transfer.sent)
  const source = `transfer/${transfer.id}/1`
  return printOwnSheet(
    app,
    actor,
    { dossier, by, purpose: '转递', sheet, source, act: 'transfer.printed', about },
    command,
  )
}

import { all, newestOf } from '#db/transfers/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { sitsAtDesk } from '#domain/access/duties.ts'
import { hasAuthor } from '#domain/access/policy.ts'
import { NotFound } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { stepOf, type Transfer } from '#domain/transfers/transfer.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { keepsDesk } from '#gate/readings/desk.ts'
import type { App } from '#house/app.ts'

/** Whether this actor hands over the paper of this dossier: HR who keeps it, and the archive; of what is kept at all. */
export function mayTransfer(app: App, actor: Actor, dossier: DossierId): boolean {
  const subject = app.roster.subject(dossier)
  return subject !== undefined && !hasAuthor(subject) && keepsDesk(app, actor, { dossier })
}

/** For everybody else it is not there. */
export function mustTransfer(app: App, actor: Actor, dossier: DossierId): void {
  if (!mayTransfer(app, actor, dossier)) throw new NotFound()
}

/** The newest transfer of a dossier, if this actor hands it over. */
export async function transferOf(app: App, actor: Actor, dossier: DossierId): Promise<Transfer | undefined> {
  mustTransfer(app, actor, dossier)
  return newestOf(app, dossier)
}

/** Where the paper of a dossier went, and since when it is there; only who hands it over is told. */
export async function leftTo(app: App, actor: Actor, dossier: DossierId) {
  if (app.roster.subject(dossier)?.state !== 'transferred' || !mayTransfer(app, actor, dossier)) return undefined
  const { sent, receipt } = (await newestOf(app, dossier)) ?? {}
  return sent && receipt && { to: sent.to, on: receipt.receivedOn }
}

/** What waits and what has left, of the dossiers that this actor hands over. Logged: it says where people went. */
export async function readTransfers(app: App, actor: Actor, act: 'transfer.listed' | 'transfer.register-printed') {
  if (!sitsAtDesk(actor)) throw new NotFound()
  const found = (await all(app, 500)).filter(({ dossier }) => mayTransfer(app, actor, dossier))
  await app.logRead({ at: app.now(), actor: actor.account, act, about: { rows: found.length } })
  return found
}

/** How many of them wait to be sent, or for the scan of their receipt. */
export const countTransfers = async (app: App, actor: Actor): Promise<number> =>
  (await all(app, 500)).filter(
    (transfer) => stepOf(transfer) !== 'received' && mayTransfer(app, actor, transfer.dossier),
  ).length

/** The scan of a receipt, for whoever hands the dossier over. */
export async function readReceiptPaper(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  const subject = app.roster.subject(dossier)
  if (!subject || !mayTransfer(app, actor, dossier)) return undefined
  const paper = (await newestOf(app, dossier))?.receipt?.paper
  if (paper?.blob !== blob) return undefined
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.paper-read', about: { dossier } })
  return { paper, subject, bytes: () => openPicture(app, blob, dossier) }
}

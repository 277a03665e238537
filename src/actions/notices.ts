import type { Command } from '#db/commands.ts'
import * as notices from '#db/notices.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import type { BatchId, DossierId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { once } from './once.ts'

/** 全部已读: what this person had before it. Nobody else is concerned, so the log is not told. */
export const readAllNotices = (app: App, actor: Actor, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    await notices.markRead(app.db, actor.person, app.now())
    return ok(actor.account)
  })

/** Whoever looks at a batch knows what was told of its cases together. */
export async function readNoticesOfBatch(app: App, { person }: Actor, batch: BatchId): Promise<void> {
  if (app.standstill.reasons().length > 0 || !(await notices.hasUnread(app.db, person, { batch }))) return
  await inTransaction(app, (app) => notices.markRead(app.db, person, app.now(), { batch }))
}

/** Whoever leads HR, and is told of dossiers, knows what was told of the one that is looked at. */
export async function readNoticesOf(app: App, actor: Actor, dossier: DossierId): Promise<void> {
  const { person } = actor
  if (!leadsHr(actor) || app.standstill.reasons().length > 0 || !(await notices.hasUnread(app.db, person, { dossier })))
    return
  await inTransaction(app, (app) => notices.markRead(app.db, person, app.now(), { dossier }))
}

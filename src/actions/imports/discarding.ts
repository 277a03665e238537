import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { release } from '#db/imports/claims.ts'
import { discarded, end, find } from '#db/imports/imports.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { ImportId } from '#domain/ids.ts'
import { mayGiveUp } from '#domain/imports/access.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/**
 * Gives an import up: its key is shredded, so that file, draft and portrait are noise, and its ID number is free again. Its
 * author may, and whoever keeps such dossiers, without having read it.
 */
export function discardImport(app: App, actor: Actor, id: ImportId, command: Command): Promise<Result<string, never>> {
  return once<never>(app, actor, command, async (app) => {
    const staged = await find(app.db, id)
    if (!staged || !mayGiveUp(actor, staged.subject)) throw new NotFound()
    if (staged.state !== 'staged') throw new Conflict()
    await end(app.db, staged, 'discarded')
    await release(app.db, staged.dossier)
    await dossiers.setState(app.db, staged.dossier, 'discarded')
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'import.discarded',
      about: { import: id, dossier: staged.dossier },
    })
    app.whenCommitted(() => app.vault.shred(staged.dossier))
    return ok(id)
  })
}

/** Shreds what was discarded just before the process ended; asked for when the house opens. */
export async function finishDiscarding(app: App): Promise<number> {
  const left = await inTransaction(app, (app) => discarded(app))
  for (const dossier of left) app.vault.shred(dossier)
  return left.length
}

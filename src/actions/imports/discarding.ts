import { once } from '#actions/once.ts'
import { blobsOf } from '#db/blobs.ts'
import type { Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { release } from '#db/imports/claims.ts'
import { discarded, end, find } from '#db/imports/imports.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { ImportId } from '#domain/ids.ts'
import { mayGiveUp } from '#domain/imports/access.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { destroy, type Laid } from './destroying.ts'

/**
 * Gives an import up: file and portrait are removed and its key is shredded, so that the draft is noise, and its ID number
 * is free again. Its author may, and whoever keeps such dossiers, without having read it.
 */
export async function discardImport(
  app: App,
  actor: Actor,
  id: ImportId,
  command: Command,
): Promise<Result<string, never>> {
  let laid: Laid | undefined
  const done = await once<never>(app, actor, command, async (app) => {
    const staged = await find(app, id)
    if (!staged || !mayGiveUp(actor, staged.subject)) throw new NotFound()
    if (staged.state !== 'staged') throw new Conflict()
    const { dossier } = staged
    await end(app.db, staged, 'discarded')
    await release(app.db, dossier)
    await dossiers.setState(app.db, dossier, 'discarded')
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'import.discarded',
      about: { import: id, dossier },
    })
    laid = { dossier, blobs: await blobsOf(app.db, dossier) }
    return ok(id)
  })
  if (laid) await destroy(app, laid)
  return done
}

/** Destroys what was discarded just before the process ended; asked for when the house opens. */
export async function finishDiscarding(app: App): Promise<number> {
  const left = await discarded(app)
  for (const dossier of left) await destroy(app, { dossier, blobs: await blobsOf(app.db, dossier) })
  return left.length
}

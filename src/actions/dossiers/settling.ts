import * as dossiers from '#db/dossiers/dossiers.ts'
import * as summaries from '#db/roster/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { entryOf } from '#memory/roster-entry.ts'
import type { EditRefusal } from './refusal.ts'

/**
 * After content changed: fingerprints, summary and roster follow, or the change is refused. Nothing is written to a dossier
 * of which a part cannot be read: what is missing would be taken for empty. A draft that `by` wrote to and that turns out to
 * be of an HR person's relative goes to the 代管人 at once (docs/decisions/0039).
 */
export async function settle(
  app: App,
  id: DossierId,
  by?: Actor,
  ready?: Ready,
): Promise<Result<DossierId, EditRefusal>> {
  const isFresh = ready !== undefined && (await dossiers.find(app.db, id))?.content === ready.content
  const { contents, nothing } = (isFresh ? ready.work : await wholeOf(app, id)).opened
  if (app.damages.of('dossier', id).some(({ where }) => where === 'revisions')) return refuse('dossier.damaged')
  const summary = summarise(contents, nothing)
  const refusal = await dossiers.saveIdentifiers(app, id, contents)
  if (refusal) return refuse(refusal)
  if (by && keepingOf(app, by, contents).keeper === 'deputy') await dossiers.setKeeper(app.db, id, 'deputy')
  await summaries.add(app, id, summary, app.now())
  const entry = await entryOf(app, id, summary)
  app.whenCommitted(() => app.roster.put(entry))
  return ok(id)
}

/** A dossier opened before the transaction, and which content that was. */
export type Ready = { readonly content: number | undefined; readonly work: Awaited<ReturnType<typeof wholeOf>> }

/**
 * Opens a dossier of very many records for `settle`, outside the transaction and in turns, so that nobody waits for it; where
 * it is changed before the transaction begins it is opened there once more.
 */
export async function readyToSettle(app: App, id: DossierId): Promise<Ready> {
  const content = (await dossiers.find(app.db, id))?.content
  return { content, work: await wholeOf(app, id) }
}

const wholeOf = (app: App, id: DossierId) => openForWork(app, 'roster', id, { silent: true })

import * as dossiers from '#db/dossiers/dossiers.ts'
import * as summaries from '#db/roster/sealed.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { entryOf } from '#memory/roster-entry.ts'
import type { EditRefusal } from './refusal.ts'

/**
 * After content changed: fingerprints, summary and roster follow, or the change is refused. Nothing is written to a dossier
 * of which a part cannot be read: what is missing would be taken for empty.
 */
export async function settle(app: App, id: DossierId): Promise<Result<DossierId, EditRefusal>> {
  const { contents } = (await openForWork(app, 'roster', id, { silent: true })).opened
  if (app.damages.of('dossier', id).some(({ where }) => where === 'revisions')) return refuse('dossier.damaged')
  const summary = summarise(contents)
  const refusal = await dossiers.saveIdentifiers(app, id, contents)
  if (refusal) return refuse(refusal)
  await summaries.add(app, id, summary, app.now())
  const entry = await entryOf(app, id, summary)
  app.whenCommitted(() => app.roster.put(entry))
  return ok(id)
}

import { setImmediate } from 'node:timers/promises'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { groups } from '#domain/access/groups.ts'
import { lacksIn } from '#domain/dossiers/completeness.ts'
import type { DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'

/** Of each of these drafts the content that a form is drawn from, and how much is missing: numbers, and no value. */
export async function contentsNow(
  app: App,
  ids: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, { readonly content: number; readonly lacks: number }>> {
  const found = new Map<DossierId, { readonly content: number; readonly lacks: number }>()
  for (const id of ids) {
    const dossier = await dossiers.find(app.db, id)
    const { contents, nothing } = (await openForWork(app, 'check', id)).opened
    const lacks = lacksIn({ contents, nothing, groups: new Set(groups) }).length
    if (dossier) found.set(id, { content: dossier.content, lacks })
    await setImmediate()
  }
  return found
}

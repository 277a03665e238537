import { setImmediate } from 'node:timers/promises'
import { holder } from '#db/cases/holds.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { groups } from '#domain/access/groups.ts'
import { lacksIn } from '#domain/dossiers/completeness.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

/** What a form is drawn from, how much is missing, and the case that came back with it, which is sent again by itself. */
export type DraftNow = { readonly content: number; readonly lacks: number; readonly returned?: CaseId | undefined }

/** Of each of these drafts how it stands: numbers, and no value. */
export async function contentsNow(app: App, ids: readonly DossierId[]): Promise<ReadonlyMap<DossierId, DraftNow>> {
  const found = new Map<DossierId, DraftNow>()
  for (const id of ids) {
    const dossier = await dossiers.find(app.db, id)
    const { contents, nothing } = (await openForWork(app, 'check', id)).opened
    const lacks = lacksIn({ contents, nothing, groups: new Set(groups) }).length
    if (dossier) found.set(id, { content: dossier.content, lacks, returned: await holder(app.db, id) })
    await setImmediate()
  }
  return found
}

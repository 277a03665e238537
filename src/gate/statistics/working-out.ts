import * as asides from '#db/asides/sealed.ts'
import * as materials from '#db/materials/sealed.ts'
import { materialGroups } from '#domain/access/groups.ts'
import { Damaged } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { standingOf } from '#domain/materials/material.ts'
import type { Thing } from '#domain/statistics/thing.ts'
import { workedOutOf } from '#domain/statistics/worked-out.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { standingAs } from '#gate/asides/asides.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

/**
 * Works out of a whole dossier, for figures alone, what the rules find in it today and which papers it lacks. Nothing of one of
 * which a part cannot be read: what is missing would be counted as lacking (docs/decisions/0295).
 */
export async function workOut(app: App, dossier: DossierId): Promise<readonly Thing[]> {
  if (!app.vault.hasKey(dossier)) return []
  try {
    const { opened } = await openForWork(app, 'check', dossier, { silent: true })
    const papers = await materials.openNewest(app, dossier, new Set(materialGroups))
    if (app.damages.of('dossier', dossier).some(({ where }) => where !== 'summaries')) return []
    const filed = papers.filter(({ kind }) => standingOf(kind) === 'filed').map(({ entry }) => entry)
    const known = await asides.ofDossier(app, dossier)
    return workedOutOf(
      { contents: opened.contents, filed },
      partialDateOf(dayOf(app.now())),
      (finding) => standingAs(app, known, finding, opened.contents)?.state ?? 'open',
    )
  } catch (error) {
    if (error instanceof Damaged) return []
    throw error
  }
}

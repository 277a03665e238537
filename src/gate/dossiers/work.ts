import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as log from '#db/log/log.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import { presentOf, type Standing } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** What the program itself may open plaintext for (docs/decisions/0046). */
export type Purpose = 'roster' | 'apply' | 'compare' | 'condition' | 'check' | 'stale'

declare const work: unique symbol

/** Plaintext opened for the program's own work: branded, so that no view and no route takes it. */
export type Work<Value> = { readonly [work]: Purpose } & { readonly opened: Value }

/** The second door: opens everything, or only some groups, for the program itself, inside the caller's transaction, and leaves one trace. */
export async function openForWork(
  app: App,
  purpose: Purpose,
  id: DossierId,
  { silent = false, only = recordGroups }: { silent?: boolean; only?: readonly Group[] } = {},
): Promise<Work<Standing>> {
  if (!silent) await recordWork(app, purpose, id)
  const known = await leftByAChange(app, id)
  if (known && only === recordGroups) return { opened: known } as Work<Standing>
  const opened = known?.revisions.filter(({ group }) => only.includes(group)) ?? (await revisions.open(app, id, only))
  return { opened: { ...presentOf(opened, sections), revisions: opened } } as Work<Standing>
}

/** The whole dossier as the last change left it a little while ago, if it still opens (docs/decisions/0247). */
async function leftByAChange(app: App, id: DossierId): Promise<Standing | undefined> {
  const written = app.opened.written(id, app.now())
  if (!written || !app.vault.hasKey(id)) return undefined
  revisions.ensureSound(app, id)
  return (await dossiers.contentOf(app.db, id)) === written.content ? written.standing : undefined
}

/** The trace of it by itself, inside the caller's transaction, for work that is opened after it in turns. */
export const recordWork = (app: App, purpose: Purpose, id: DossierId): Promise<void> =>
  log.record(app.db, {
    at: app.now(),
    actor: 'system',
    act: 'dossier.worked-on',
    about: { dossier: id, purpose },
  })

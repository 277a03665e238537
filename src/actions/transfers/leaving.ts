import * as dossiers from '#db/dossiers/dossiers.ts'
import { mayBecome } from '#domain/dossiers/dossier.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** 已转出: another unit has its paper, so that nothing is proposed here any more; inside the caller's transaction. */
export async function leaveHouse(app: App, id: DossierId): Promise<void> {
  const dossier = await dossiers.find(app.db, id)
  if (!dossier || !mayBecome(dossier.state, 'transferred')) throw new Error('This dossier cannot leave.')
  await dossiers.setLeft(app.db, id, app.now())
  await showState(app, id)
}

/** 转回: it is what it was before it left. */
export async function comeBack(app: App, id: DossierId): Promise<void> {
  await dossiers.setLeft(app.db, id, null)
  await showState(app, id)
}

async function showState(app: App, id: DossierId): Promise<void> {
  const dossier = await dossiers.find(app.db, id)
  app.whenCommitted(() => {
    const entry = app.roster.entry(id)
    if (!entry || !dossier) return
    const { departed: _, ...subject } = entry.subject
    const now = { ...subject, state: dossier.state, ...(dossier.departed && { departed: true as const }) }
    app.roster.put({ ...entry, subject: now })
  })
}

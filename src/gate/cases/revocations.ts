import { type Case, findAll } from '#db/cases/cases.ts'
import { ofDossier } from '#db/cases/lists.ts'
import type { App } from '#house/app.ts'

/** The cases that were begun to take this one back, the newest first. */
export async function revocationsOf(app: App, { id, dossier, endedAt }: Case): Promise<readonly Case[]> {
  if (!endedAt) return []
  const later = (await ofDossier(app.db, dossier)).filter(({ createdAt }) => createdAt >= endedAt)
  const lines = later.map(({ id, createdAt }) => ({ id, at: createdAt }))
  return (await findAll(app, lines)).filter(({ state }) => state.content.revokes?.case === id)
}

import type { Actor } from '#domain/access/actor.ts'
import { visible } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { circumstancesOf } from './admitting.ts'

/** Whether the page of a dossier is there for this actor; a seat alone shows its part on the page of the case. */
export async function opensDossier(app: App, actor: Actor, id: DossierId): Promise<boolean> {
  const subject = app.roster.subject(id)
  if (!subject) return false
  const { seats, ...others } = await circumstancesOf(app, actor, id)
  return visible(actor, subject, { ...others, seats: new Set() })
}

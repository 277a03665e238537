import type { Actor } from '#domain/access/actor.ts'
import { quiet, visible } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { namesakesOf } from '#memory/namesakes.ts'

/**
 * Other dossiers of somebody with this name and month of birth, by their number or the unit they are kept in: one person may
 * have two. Only what the actor may see is told, and only where both months are known.
 */
export function alikeTo(app: App, actor: Actor, dossier: DossierId): readonly string[] {
  const own = app.roster.entry(dossier)?.columns
  const birth = own?.identity.birth
  if (!own || (birth?.length ?? 0) < 6) return []
  return namesakesOf(app, { name: own.who.name, birth })
    .filter(({ subject, columns }) => subject.dossier !== dossier && (columns.identity.birth?.length ?? 0) >= 6)
    .filter(({ subject }) => visible(actor, subject, quiet))
    .map(({ columns }) => columns.who.number ?? app.directory.units.get(columns.who.unit)?.name ?? columns.who.name)
}

import { decidesOnPeople } from '#domain/access/duties.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { kinCounts } from '#domain/roster/entry.ts'
import type { App } from '#house/app.ts'

/**
 * Whom the family section of this draft would bar, of those who decide on others: once 复核 has vouched for it, they and
 * the person neither handle nor see each other's dossiers (docs/decisions/0087). Nobody where it counts already.
 */
export function newlyBarred({ roster, directory }: App, dossier: DossierId): readonly PersonId[] {
  const entry = roster.entry(dossier)
  if (!entry || kinCounts(entry)) return []
  const { fallback } = directory.settings
  const deciding = directory
    .everyone()
    .filter((actor) => actor.person === fallback || decidesOnPeople(actor))
    .map(({ person }) => person)
  return deciding.filter((person) => entry.declared.has(person))
}

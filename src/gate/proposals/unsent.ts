import * as proposals from '#db/proposals/proposals.ts'
import { remembered } from '#db/remembered.ts'
import { type Actor, holds } from '#domain/access/actor.ts'
import { recordGroups } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** Changes that were drawn up and have not been submitted. */
export type Unsent = {
  readonly dossier: DossierId
  readonly kind: string
  readonly name: string
  readonly unit: string
  readonly since: Instant
}

/** What this actor could go on with, and might forget: drawn on dossiers of which the duty draws, by whomever of it. */
export async function unsentFor(app: App, actor: Actor): Promise<readonly Unsent[]> {
  const drawn = await remembered(app.db, 'proposals drawn', () => proposals.allDrawn(app.db))
  return drawn.flatMap(({ dossier, kind, createdAt }) => {
    const entry = app.roster.entry(dossier)
    const draws = kindNamed(kind)?.draws
    if (!entry || !draws || !holds(actor, ...draws.by)) return []
    if (!recordGroups.some((group) => decide(actor, 'propose', entry.subject, group, quiet).allow)) return []
    const { name, unit } = entry.columns.who
    return [{ dossier, kind, name, unit: app.directory.units.get(unit)?.name ?? '', since: createdAt }]
  })
}

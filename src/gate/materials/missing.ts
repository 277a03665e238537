import * as revisions from '#db/dossiers/sealed.ts'
import * as materials from '#db/materials/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Group, isMaterialGroup } from '#domain/access/groups.ts'
import { groupsFor, quiet } from '#domain/access/policy.ts'
import { presentOf } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { expectedBy, type Lacking, lackingIn } from '#domain/materials/lacking.ts'
import { standingOf } from '#domain/materials/material.ts'
import type { App } from '#house/app.ts'
import { mayReadAny } from './reader.ts'

export type LackingPerson = {
  readonly dossier: DossierId
  readonly name: string
  readonly number: string | undefined
  readonly lacks: readonly Lacking[]
}

/**
 * Who of these lacks which paper, as far as this actor may see what it is expected by: one entry in the log for all of
 * them.
 */
export async function readMissing(
  app: App,
  actor: Actor,
  { unit, dossiers }: { readonly unit: UnitId; readonly dossiers: readonly DossierId[] },
): Promise<readonly LackingPerson[]> {
  const asked = dossiers.filter((dossier) => mayReadAny(app, actor, dossier))
  const about = { unit, rows: asked.length }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'material.lacking-read', about })
  const found: LackingPerson[] = []
  for (const dossier of asked) {
    const entry = app.roster.entry(dossier)
    if (!entry) continue
    const { name, number } = entry.columns.who
    found.push({
      dossier,
      name,
      number,
      lacks: await lacksOf(app, dossier, groupsFor(actor, 'read', entry.subject, quiet)),
    })
  }
  return found.filter(({ lacks }) => lacks.length > 0)
}

async function lacksOf(app: App, dossier: DossierId, groups: ReadonlySet<Group>): Promise<readonly Lacking[]> {
  const known = await materials.openNewest(app, dossier, new Set([...groups].filter(isMaterialGroup)))
  const opened = await revisions.open(
    app,
    dossier,
    expectedBy.filter((group) => groups.has(group)),
  )
  const filed = known.filter(({ kind }) => standingOf(kind) === 'filed').map(({ entry }) => entry)
  return lackingIn({ groups, contents: presentOf(opened, sections).contents }, filed)
}

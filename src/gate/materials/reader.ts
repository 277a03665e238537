import * as blobs from '#db/blobs.ts'
import * as materials from '#db/materials/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isMaterialGroup, type MaterialGroup, materialGroups } from '#domain/access/groups.ts'
import { type Circumstances, decide, groupsFor, quiet, type Subject } from '#domain/access/policy.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import type { Material } from '#domain/materials/material.ts'
import { admit, circumstancesOf } from '#gate/dossiers/admitting.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import type { App } from '#house/app.ts'

/** The papers of a dossier that a viewer may see, in which classes, and whether they may keep its catalogue. */
export type CatalogueReading = {
  readonly subject: Subject
  readonly circumstances: Circumstances
  readonly groups: ReadonlySet<MaterialGroup>
  readonly materials: readonly Material[]
  readonly keeps: boolean
}

/** The gate to the catalogue: decide, log, open. Undefined for whoever may read none of its classes. */
export const readCatalogue = (app: App, actor: Actor, dossier: DossierId, act: Act = 'material.catalogue-read') =>
  read(app, actor, dossier, act, materials.openNewest)

/** Every line of the life of the papers in these classes. */
export const readCatalogueHistory = (app: App, actor: Actor, dossier: DossierId) =>
  read(app, actor, dossier, 'material.history-read', materials.openLives)

async function read(
  app: App,
  actor: Actor,
  dossier: DossierId,
  act: Act,
  open: typeof materials.openNewest,
): Promise<CatalogueReading | undefined> {
  if (!mayReadAny(app, actor, dossier, await circumstancesOf(app, actor, dossier))) return undefined
  const granted = await admit(app, actor, dossier, { act, only: materialGroups })
  const groups = new Set([...(granted?.groups ?? [])].filter(isMaterialGroup))
  if (!granted || groups.size === 0) return undefined
  const { subject, circumstances } = granted
  const keeps = groupsFor(actor, 'catalogue', subject, circumstances).size > 0
  return { subject, circumstances, groups, materials: await open(app, dossier, groups), keeps }
}

/** Asked before anything is logged, so that a look by whoever may see nothing of it leaves no entry of a read. */
export function mayReadAny(app: App, actor: Actor, dossier: DossierId, now: Circumstances = quiet): boolean {
  const subject = app.roster.subject(dossier)
  return subject !== undefined && materialGroups.some((group) => decide(actor, 'read', subject, group, now).allow)
}

/** Whether this actor keeps the catalogue of the dossier: what button, page and act ask. */
export function mayCatalogue({ roster }: Pick<App, 'roster'>, actor: Actor, dossier: DossierId): boolean {
  const subject = roster.subject(dossier)
  const now = { seats: new Set<never>(), filing: false, logWritable: true }
  return subject !== undefined && groupsFor(actor, 'catalogue', subject, now).size > 0
}

/** A file attached to a line, now or before, for whoever may read the class that the line stands in; its bytes when asked for. */
export async function readMaterialPaper(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  if ((await blobs.groupOf(app.db, blob, dossier)) === undefined) return undefined
  const reading = await read(app, actor, dossier, 'material.paper-read', materials.openLives)
  const paper = reading?.materials.find(({ entry }) => entry.paper?.blob === blob)?.entry.paper
  return paper && reading && { paper, subject: reading.subject, bytes: () => openPicture(app, blob, dossier) }
}

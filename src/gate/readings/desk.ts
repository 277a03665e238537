import { type Case, find } from '#db/cases/cases.ts'
import { findVisit, visitsOfCase, visitsOfDossier } from '#db/readings/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { reading } from '#domain/cases/kinds/reading.ts'
import { NotFound } from '#domain/errors.ts'
import type { BlobId, CaseId, DossierId, VisitId } from '#domain/ids.ts'
import type { Visit } from '#domain/readings/visit.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import type { App } from '#house/app.ts'

/** Whoever keeps the dossier, or its paper, gives it out at the desk. */
export function keepsDesk(app: App, actor: Actor, of: { readonly dossier: DossierId }): boolean {
  const subject = app.roster.entry(of.dossier)?.subject
  if (!subject) return false
  if (keepsCase(app, actor, of)) return decide(actor, 'read', subject, 'who', quiet).allow
  return keepsPaper(actor) && decide(actor, 'read', subject, 'custody', quiet).allow
}

/** The reading case at whose desk this actor sits; for everybody else it is not there. */
export async function deskCase(app: App, actor: Actor, id: CaseId): Promise<Case> {
  const found = await find(app, id)
  if (!found || found.route.key !== reading.key || !keepsDesk(app, actor, found)) throw new NotFound()
  return found
}

/** One visit, for whoever sits at its desk. */
export async function deskVisit(app: App, actor: Actor, id: VisitId): Promise<Visit> {
  const found = await findVisit(app, id)
  if (!found || !keepsDesk(app, actor, found)) throw new NotFound()
  return found
}

/** What was given out by one case. */
export const visitsFor = (app: App, of: { readonly id: CaseId }): Promise<readonly Visit[]> => visitsOfCase(app, of.id)

/** The letter that was shown, for whoever sits at the desk: logged, then opened. */
export async function readLetter(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  const subject = app.roster.entry(dossier)?.subject
  if (!subject || !keepsDesk(app, actor, { dossier })) return undefined
  const visit = (await visitsOfDossier(app, dossier)).find(({ given }) => given.paper?.blob === blob)
  const paper = visit?.given.paper
  if (!visit || !paper) return undefined
  const about = { dossier, visit: visit.id }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.paper-read', about })
  return { paper, subject, bytes: () => openPicture(app, blob, dossier) }
}

import { ofDossier } from '#db/cases/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import { looksAtAttachments } from '#domain/cases/people-in.ts'
import { signedSheets } from '#domain/cases/standing.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import type { App } from '#house/app.ts'
import { findCase, keepsCase } from './reader.ts'

/**
 * A sheet that was signed, for whoever keeps the dossier (docs/decisions/0040); or a paper that was attached to the
 * discussion of a case, for whoever applied, is or was asked, or keeps the dossier: what it is, and its bytes when they
 * are asked for. Logged before it is opened.
 */
export async function readAttached(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  for (const { id } of await ofDossier(app.db, dossier)) {
    const theCase = await findCase(app, actor, id)
    if (!theCase) continue
    const { state } = theCase
    const isIt = (one: PaperRef) => one.blob === blob
    const attached = state.comments.flatMap(({ papers }) => papers).find(isIt)
    const paper = attached ?? signedSheets(state).find(isIt)
    const subject = app.roster.subject(dossier)
    if (!paper || !subject) continue
    const isOpen = attached !== undefined && looksAtAttachments(state, actor.person)
    if (!isOpen && !keepsCase(app, actor, theCase)) return undefined
    const about = { case: id, dossier }
    await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.paper-read', about })
    return { paper, subject, bytes: () => openPicture(app, blob, dossier) }
  }
  return undefined
}

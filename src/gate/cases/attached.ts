import { ofDossier } from '#db/cases/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import { looksAtAttachments } from '#domain/cases/people-in.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { openPicture } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { findCase, keepsCase } from './reader.ts'

/**
 * A paper that was attached to the discussion of a case, for whoever applied, is or was asked, or keeps the dossier: what it
 * is, and its bytes when they are asked for. Logged before it is opened.
 */
export async function readAttached(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  for (const { id } of await ofDossier(app.db, dossier)) {
    const theCase = await findCase(app, actor, id)
    const paper = theCase?.state.comments.flatMap(({ papers }) => papers).find((one) => one.blob === blob)
    const subject = app.roster.entry(dossier)?.subject
    if (!theCase || !paper || !subject) continue
    if (!looksAtAttachments(theCase.state, actor.person) && !keepsCase(app, actor, theCase)) return undefined
    const about = { case: id, dossier }
    await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.paper-read', about })
    return { paper, subject, bytes: () => openPicture(app, blob, dossier) }
  }
  return undefined
}

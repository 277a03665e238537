import * as blobs from '#db/blobs.ts'
import { groupTag } from '#db/dossiers/revision-row.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { recordGroups } from '#domain/access/groups.ts'
import { decide } from '#domain/access/policy.ts'
import { kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import type { ImageRef, PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { findCase } from '#gate/cases/reader.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import { type ProposalReading, readProposal } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { shownBecause } from './shown.ts'

/** What is to be read of one proposal, by somebody to whom it is open at all. */
type Asked = { readonly app: App; readonly actor: Actor; readonly proposal: proposals.Proposal }

/**
 * A paper that somebody attached to a proposed record, or that the record had before: for whoever sees the record, at a seat
 * or as the one who draws it. Same gate and same log as the proposal itself.
 */
export async function readProposedPaper(app: App, actor: Actor, id: DossierId, blob: BlobId) {
  const found = await readAttached(app, actor, id, blob)
  return found && 'name' in found.attached ? { ...found, paper: found.attached } : undefined
}

/** The same for a picture. */
export async function readProposedPhoto(app: App, actor: Actor, id: DossierId, blob: BlobId) {
  const found = await readAttached(app, actor, id, blob)
  return found && 'width' in found.attached ? found.bytes() : undefined
}

async function readAttached(app: App, actor: Actor, id: DossierId, blob: BlobId) {
  const tag = await blobs.groupOf(app.db, blob, id)
  const group = recordGroups.find((known) => groupTag(app.vault, id, known) === tag)
  if (!group) return undefined
  for (const proposal of await proposals.ofDossier(app.db, id)) {
    const read = await readAs({ app, actor, proposal })
    if (!read?.groups.has(group)) continue
    const attached = read.records
      .flatMap(({ base, fields }) => [...Object.values(fields), ...Object.values(base)])
      .find(isAttached(blob))
    if (attached) return { attached, subject: read.subject, bytes: () => openPicture(app, blob, id) }
  }
  return undefined
}

const act = 'dossier.paper-read'

/** As the page of its case shows it, or where it is being drawn. */
async function readAs({ app, actor, proposal }: Asked): Promise<ProposalReading | undefined> {
  if (!proposal.case)
    return (await mayDraw(app, actor, proposal)) ? readProposal(app, actor, proposal, undefined, act) : undefined
  const theCase = await findCase(app, actor, proposal.case)
  const shown = theCase && shownBecause(app, actor, theCase, await factsFor(app, theCase))
  return shown && readProposal(app, actor, proposal, shown.exact, act, shown.fields)
}

/** Whoever may go on drawing it, as its page asks. */
async function mayDraw(app: App, actor: Actor, { dossier, kind }: proposals.Proposal): Promise<boolean> {
  const drawn = kindDrawnBy(actor, kind)
  const subject = app.roster.entry(dossier)?.subject
  if (!subject || !drawn) return false
  const [group = 'who'] = drawn.draws?.groups ?? []
  return decide(actor, 'propose', subject, group, await circumstancesOf(app, actor, dossier)).allow
}

const isAttached =
  (blob: BlobId) =>
  (value: unknown): value is PaperRef | ImageRef =>
    typeof value === 'object' && value !== null && 'blob' in value && value.blob === blob

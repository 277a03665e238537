import * as blobs from '#db/blobs.ts'
import { groupTag } from '#db/dossiers/revision-row.ts'
import type { Actor } from '#domain/access/actor.ts'
import { recordGroups } from '#domain/access/groups.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { openPicture } from './pictures.ts'
import { readHistory } from './reader.ts'

/**
 * An attached paper, if this actor may read the group that it lies in: what it is, and its bytes when they are asked for. A
 * paper that a later one has taken the place of is still one of the dossier. Same gate, same log as everything else.
 */
export async function readPaper(app: App, actor: Actor, id: DossierId, blob: BlobId) {
  const tag = await blobs.groupOf(app.db, blob, id)
  const group = recordGroups.find((known) => known !== 'photo' && groupTag(app.vault, id, known) === tag)
  if (!group) return undefined
  const read = await readHistory(app, actor, id, { act: 'dossier.paper-read', only: [group] })
  const paper = read?.revisions.flatMap(({ fields }) => Object.values(fields)).find(isPaper(blob))
  return paper && read && { paper, subject: read.subject, bytes: () => openPicture(app, blob, id) }
}

const isPaper =
  (blob: BlobId) =>
  (value: unknown): value is PaperRef =>
    typeof value === 'object' && value !== null && 'blob' in value && value.blob === blob && 'type' in value

import * as batches from '#db/batches/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { openPicture } from '#gate/dossiers/pictures.ts'
import type { App } from '#house/app.ts'
import { readBatch } from './reader.ts'

/** So many meetings are looked through for whose minutes these are. */
const mostMeetings = 500

/**
 * 会议纪要 of a 任免批次: what the scan is, and its bytes when they are asked for, for whoever sees every case that the meeting
 * decided, since it names them all. Logged before it is opened; undefined for everybody else.
 */
export async function readMinutes(app: App, actor: Actor, dossier: DossierId, blob: BlobId) {
  const meetings = await batches.newest(app, mostMeetings, 'appointments')
  const batch = meetings.find(({ content }) => content.meeting?.scan?.paper.blob === blob)
  const reading = batch && (await readBatch(app, actor, batch.id))
  const scan = reading?.batch.content.meeting?.scan
  const subject = app.roster.entry(dossier)?.subject
  if (!scan || scan.dossier !== dossier || !subject || reading.cases.length === 0 || reading.hidden > 0)
    return undefined
  const about = { batch: reading.batch.id, dossier }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'dossier.paper-read', about })
  return { paper: scan.paper, subject, bytes: () => openPicture(app, blob, dossier) }
}

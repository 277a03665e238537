import { beginBatch } from '#actions/batches/sending.ts'
import type { PaperLaid } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import * as rows from '#db/batches/cases.ts'
import * as batches from '#db/batches/sealed.ts'
import { type Command, partOf } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Batch, BatchContent, Meeting, Minutes, PublicNotice } from '#domain/batches/batch.ts'
import { isJoinable } from '#domain/batches/joinable.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { BatchId, CaseId } from '#domain/ids.ts'
import { expected, ok } from '#domain/result.ts'
import { readBatch } from '#gate/batches/reader.ts'
import { findCases, keepsCase } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

/** 任免批次: joins what one meeting decides. Answers the batch's id. */
export async function beginAppointments(
  app: App,
  actor: Actor,
  { title, cases }: { readonly title: string; readonly cases: readonly CaseId[] },
  command: Command,
): Promise<BatchId> {
  const id = await beginBatch(app, actor, { kind: 'appointments', content: { title } }, partOf(command, 0))
  expected(await joinCases(app, actor, id, cases, partOf(command, 1)))
  return id
}

/**
 * Joins further cases, of which only those count that whoever asks keeps, that are live and in no batch. Answers how
 * many.
 */
export const joinCases = (app: App, actor: Actor, id: BatchId, cases: readonly CaseId[], command: Command) =>
  once<never, number>(app, actor, command, async (app) => {
    const batch = await keptBatch(app, actor, id)
    const lines = cases.map((each) => ({ id: each, at: app.now() }))
    const own = (await findCases(app, actor, lines)).filter(
      (theCase) => keepsCase(app, actor, theCase) && isJoinable(theCase),
    )
    if (own.length === 0) return ok(0)
    const joined = await rows.join(
      app.db,
      batch.id,
      own.map((theCase) => theCase.id),
    )
    await trace(app, actor, batch)
    return ok(joined)
  })

/** Takes a case out of the batch again, to be handled alone. */
export const leaveBatch = (app: App, actor: Actor, id: BatchId, of: CaseId, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    const batch = await keptBatch(app, actor, id)
    await rows.leave(app.db, batch.id, of)
    await trace(app, actor, batch)
    return ok(id)
  })

/** Registers the meeting, or the public notice: what is said of one batch holds for every case in it. */
export const register = (
  app: App,
  actor: Actor,
  id: BatchId,
  what:
    | { readonly meeting: Omit<Meeting, 'by' | 'at' | 'scan'>; readonly scan?: PaperLaid | undefined }
    | { readonly notice: Omit<PublicNotice, 'by' | 'at'> },
  command: Command,
) =>
  once<never>(app, actor, command, async (app) => {
    const batch = await keptBatch(app, actor, id)
    const stamp = { by: actor.person, at: app.now() }
    const scan = 'meeting' in what ? await minutesOf(app, batch, what.scan) : undefined
    const said: Partial<BatchContent> =
      'meeting' in what
        ? { meeting: { ...what.meeting, ...(scan && { scan }), ...stamp } }
        : { notice: { ...what.notice, ...stamp } }
    await batches.rewrite(app, batch, { ...batch.content, ...said })
    await trace(app, actor, batch)
    return ok(id)
  })

/** The scan of the minutes that came, else the one that was there. */
async function minutesOf(app: App, { content }: Batch, came: PaperLaid | undefined): Promise<Minutes | undefined> {
  if (!came) return content.meeting?.scan
  await app.blobs.enter(app.db, came.row)
  return { dossier: came.row.dossier_id, paper: came.paper }
}

/** A batch of appointments that whoever asks may keep: the own one, or one of whose cases every one is kept. */
export async function keptBatch(app: App, actor: Actor, id: BatchId): Promise<Batch> {
  const reading = await readBatch(app, actor, id)
  if (!reading) throw new NotFound()
  const { batch, cases, hidden } = reading
  const isKept = cases.length > 0 && hidden === 0 && cases.every((theCase) => keepsCase(app, actor, theCase))
  if (batch.kind !== 'appointments' || !(batch.author === actor.person || isKept)) throw new Forbidden()
  return batch
}

const trace = (app: App, actor: Actor, { id }: Batch) =>
  log.record(app.db, { at: app.now(), actor: actor.account, act: 'batch.changed', about: { batch: id } })

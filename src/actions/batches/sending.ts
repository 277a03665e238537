import { setImmediate } from 'node:timers/promises'
import { submitCase } from '#actions/cases/submitting.ts'
import { type SubmittingRecords, submitRecords } from '#actions/cases/submitting-records.ts'
import { once } from '#actions/once.ts'
import * as batches from '#db/batches/sealed.ts'
import { answered, type Command, partOf, remember } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { BatchContent, BatchKind } from '#domain/batches/batch.ts'
import { type HeldBack, heldBackBy } from '#domain/batches/held-back.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { BatchId, DossierId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** What became of the rows of a batch: how many are under way or stood there already, and which were not taken, and why. */
export type Sent = {
  readonly batch: BatchId
  readonly sent: number
  readonly same: number
  readonly refused: readonly (readonly [DossierId, SubmitReason | HeldBack])[]
}

/** Begins a batch, once for this command: sent again, the same form goes on with the same batch. */
export async function beginBatch(
  app: App,
  actor: Actor,
  of: { readonly kind: BatchKind; readonly content: BatchContent },
  command: Command,
): Promise<BatchId> {
  const begun = await once<never>(app, actor, command, async (app) => {
    const id = app.newId<BatchId>()
    const { number } = await batches.add(app, { id, author: actor.person, at: app.now(), ...of })
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'batch.begun',
      about: { batch: id, number },
    })
    return ok(id)
  })
  if (!begun.ok) throw new Error('Beginning a batch is never refused.')
  return begun.value as BatchId
}

type Drafts = {
  readonly title: string
  /** Why what is missing is missing, for all of them. */
  readonly text: string
  /** What the page showed of each. */
  readonly rows: readonly { readonly dossier: DossierId; readonly content: number }[]
}

/** 存量建档: sends many drafts on their way, one after the other in short transactions; one that cannot go keeps none back. */
export const sendDrafts = (app: App, actor: Actor, { title, text, rows }: Drafts, command: Command): Promise<Sent> =>
  sendAll(app, actor, { kind: 'drafts', content: { title } }, command, (batch) =>
    rows.map(({ dossier, content }) => ({
      dossier,
      send: (app, sent) => submitCase(app, actor, { kind: create, dossier, text, content, batch }, sent),
    })),
  )

type Changes = Pick<SubmittingRecords, 'section' | 'basis' | 'text'> & {
  readonly title: string
  readonly rows: readonly Pick<SubmittingRecords, 'dossier' | 'records'>[]
}

/** New records of one section for many archived dossiers, each a case of its own with one basis (docs/decisions/0042, 0102). */
export const sendChanges = (app: App, actor: Actor, changes: Changes, command: Command): Promise<Sent> => {
  const { section, basis, text, title, rows } = changes
  const content = { title, section: section.key, basis }
  return sendAll(app, actor, { kind: 'changes', content }, command, (batch) =>
    rows.map(({ dossier, records }) => ({
      dossier,
      send: (app, sent) => submitRecords(app, actor, { dossier, records, section, basis, text, batch }, sent),
    })),
  )
}

type Row = {
  readonly dossier: DossierId
  readonly send: (app: App, sent: Command) => ReturnType<typeof submitCase>
}

/** The same command sent again goes on where it was broken off. */
async function sendAll(
  app: App,
  actor: Actor,
  of: { readonly kind: BatchKind; readonly content: BatchContent },
  command: Command,
  rowsOf: (batch: BatchId) => readonly Row[],
): Promise<Sent> {
  const known = await answered<{ batch: string; sent: number; same: number }>(app, actor, command)
  if (known) return { ...known, batch: known.batch as BatchId, refused: [] }
  const batch = await beginBatch(app, actor, of, partOf(command, 0))
  const done = { batch, sent: 0, same: 0 }
  const refused: [DossierId, SubmitReason | HeldBack][] = []
  for (const [at, { dossier, send }] of rowsOf(batch).entries()) {
    const sent = await send(app, partOf(command, at + 1)).catch(heldBack)
    if (!sent.ok) refused.push([dossier, sent.reason])
    else if (sent.value === '') done.same += 1
    else done.sent += 1
    await setImmediate()
  }
  if (refused.length === 0) await inTransaction(app, (app) => remember(app, actor, command, done))
  return { ...done, refused }
}

/** A row that is out of reach, or damaged, is refused alone. */
function heldBack(error: unknown): { readonly ok: false; readonly reason: HeldBack } {
  const reason = heldBackBy(error)
  if (!reason) throw error
  return { ok: false, reason }
}

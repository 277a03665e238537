import { setImmediate } from 'node:timers/promises'
import { casesOf } from '#db/batches/cases.ts'
import * as batches from '#db/batches/sealed.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import type { Batch } from '#domain/batches/batch.ts'
import type { BatchId } from '#domain/ids.ts'
import { findCases } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

/** A batch as this actor may see it: only those of its cases that the actor sees one by one. */
export type BatchReading = {
  readonly batch: Batch
  readonly cases: readonly Case[]
  /** How many more there are, which this actor does not see. */
  readonly hidden: number
}

/**
 * Undefined where there is no such batch for whoever asks: routes say that as 404. Whoever began it sees it while it is
 * empty.
 */
export async function readBatch(app: App, actor: Actor, id: BatchId): Promise<BatchReading | undefined> {
  if (isBlind(actor)) return undefined
  const batch = await batches.find(app, id)
  if (!batch) return undefined
  const lines = await casesOf(app.db, id)
  const cases: Case[] = []
  for (let at = 0; at < lines.length; at += atOnce) {
    cases.push(...(await findCases(app, actor, lines.slice(at, at + atOnce))))
    await setImmediate()
  }
  if (cases.length === 0 && batch.author !== actor.person) return undefined
  return { batch, cases, hidden: lines.length - cases.length }
}

/** So many cases are opened in one turn: nobody waits for a batch of three hundred. */
const atOnce = 50

/** How many batches a list shows. */
const mostListed = 100

/** The newest batches in which this actor has a part. */
export async function batchesOf(app: App, actor: Actor): Promise<readonly BatchReading[]> {
  if (isBlind(actor)) return []
  const readings: BatchReading[] = []
  for (const { id } of await batches.newest(app, mostListed)) {
    const reading = await readBatch(app, actor, id)
    if (reading) readings.push(reading)
  }
  return readings
}

/** What these batches are called, for lists whose lines stand for one. */
export const titlesOf = async (app: App, ids: readonly BatchId[]): Promise<ReadonlyMap<BatchId, Batch>> =>
  batches.findAll(app, ids)

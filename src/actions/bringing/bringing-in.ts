import { setImmediate } from 'node:timers/promises'
import { once } from '#actions/once.ts'
import * as bringings from '#db/bringing/sealed.ts'
import { answered, type Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import type { Brought, BroughtContent } from '#domain/bringing/brought.ts'
import { Forbidden } from '#domain/errors.ts'
import type { BringingId, BroughtId, UnitId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import type { Arriving } from './arriving.ts'

/** So many are one transaction and one turn. */
const lot = 50

/** The place of a list among the files is the first of its lines. */
export const betweenFiles = 100_000

/**
 * Takes in what has arrived: its rows lot by lot, then the bringing itself, from which moment on they are read. The same form
 * sent again leads to what came of the first. Throws Forbidden for a unit outside the actor's duty.
 */
export async function bringIn(
  app: App,
  actor: Actor,
  arriving: Arriving,
  { unit, isExisting }: { readonly unit: UnitId; readonly isExisting: boolean },
  command: Command,
): Promise<BringingId> {
  let isIn = false
  try {
    if (!keepsDossiersOf(actor, unit)) throw new Forbidden()
    const before = await answered<string>(app, actor, command)
    if (before !== undefined) return before as BringingId
    const { id } = arriving
    const rows = (await arriving.end()).map((content, at) => rowOf(app, id, at * betweenFiles, content))
    for (let at = 0; at < rows.length; at += lot) {
      await inTransaction(app, (app) => bringings.addRows(app, rows.slice(at, at + lot)))
      await setImmediate()
    }
    const done = await once<never>(app, actor, command, async (app) => {
      const at = app.now()
      await bringings.add(app, { id, by: actor.account, at, unit, isExisting })
      const about = { batch: id, files: rows.length }
      await log.record(app.db, { at, actor: actor.account, act: 'bringing.begun', about })
      return ok(id)
    })
    if (!done.ok) throw new Error('Bringing in is never refused.')
    isIn = done.value === id
    app.bringer.wake()
    return done.value as BringingId
  } finally {
    if (!isIn) await arriving.abandon()
  }
}

/** A file or line that waits to be read, or was refused as it came. */
export const rowOf = (app: App, bringing: BringingId, position: number, content: BroughtContent): Brought => ({
  id: app.newId<BroughtId>(),
  bringing,
  position,
  state: content.refusal ? 'failed' : 'waiting',
  version: 1,
  content,
})

import * as bringings from '#db/bringing/bringing.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought, BroughtRefusal, BroughtState } from '#domain/bringing/brought.ts'
import { Conflict } from '#domain/errors.ts'
import type { BringingId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { keep } from './keeping.ts'
import { leave } from './leaving.ts'
import { readOne } from './reading.ts'
import { undo } from './undoing.ts'

/**
 * Does the next thing that was asked of what came together, as whoever brought it; answers whether there was one. What that
 * person may not do any more waits for the right, and nothing is written while the data is held.
 */
export async function doNext(app: App): Promise<boolean> {
  if (app.seals.isReadOnly || app.standstill.reasons().length > 0) return false
  const held: BringingId[] = []
  for (;;) {
    const row = await bringings.next(app, held)
    if (!row) return false
    const bringing = await bringings.find(app, row.bringing)
    const actor = bringing && app.directory.actorOf(bringing.by)
    if (bringing && actor) {
      await doOne(app, actor, bringing, row)
      return true
    }
    held.push(row.bringing)
  }
}

const works: Partial<Record<BroughtState, (app: App, actor: Actor, of: Bringing, row: Brought) => Promise<void>>> = {
  waiting: readOne,
  keeping: keep,
  undoing: undo,
  leaving: leave,
}

/** What fails is said at its row and holds nothing else up; so is what is still as it was, or it would be next for ever. */
async function doOne(app: App, actor: Actor, bringing: Bringing, row: Brought): Promise<void> {
  try {
    await works[row.state]?.(app, actor, bringing, row)
  } catch (error) {
    if (!(error instanceof Conflict)) app.report(error)
  }
  await failUnlessDone(app, row, back[row.state] ?? 'failed', { code: 'bringing.stopped' })
}

/** Where a row stands again that could not be done. */
const back: Partial<Record<BroughtState, BroughtState>> = { keeping: 'staged', undoing: 'kept', leaving: 'staged' }

/** Puts a row that nothing became of into another state, with the reason why what was asked did not come about. */
async function failUnlessDone(app: App, row: Brought, state: BroughtState, refusal: BroughtRefusal): Promise<void> {
  const now = await bringings.rowOf(app, row.id)
  if (!now || now.version !== row.version) return
  const isStill = state === 'staged' && !now.import ? 'failed' : state
  await inTransaction(app, (app) =>
    sealed.change(app, { ...now, state: isStill, content: { ...now.content, refusal } }),
  )
}

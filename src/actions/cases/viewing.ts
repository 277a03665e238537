import * as cases from '#db/cases/cases.ts'
import { readCopy } from '#db/cases/lists.ts'
import * as notices from '#db/notices.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { decide } from '#domain/cases/decide.ts'
import { factsFor } from '#gate/cases/facts.ts'
import type { App } from '#house/app.ts'

/**
 * Leaves the first look at a seat in the history, and takes the notices about this case as read. Answers whether there was
 * anything to note, so that the page is drawn from what is true now.
 */
export async function noteViewing(app: App, actor: Actor, { id, route, state, damaged }: cases.Case): Promise<boolean> {
  const seat = seatOf(state, actor.person, app.directory.standingIn(route.key))?.seat
  if (damaged || app.standstill.reasons().length > 0) return false
  const isFirst = seat !== undefined && !seat.firstViewedAt
  if (!isFirst && !(await notices.hasUnread(app.db, actor.person, { case: id }))) return false
  await inTransaction(app, async (app) => {
    const theCase = await cases.find(app, id)
    if (!theCase) return
    const facts = await factsFor(app, theCase)
    const looked = decide(theCase.route, theCase.state, { do: 'view', by: actor.person }, facts)
    if ('events' in looked && looked.events.length > 0) await cases.save(app, theCase, looked.events)
    await notices.markRead(app.db, actor.person, app.now(), { case: id })
    await readCopy(app.db, id, actor.person, app.now())
  })
  return true
}

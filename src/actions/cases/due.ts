import * as cases from '#db/cases/cases.ts'
import { scheduled } from '#db/cases/lists.ts'
import { inTransaction } from '#db/transaction.ts'
import { decide } from '#domain/cases/decide.ts'
import { dayOf } from '#domain/time.ts'
import { factsFor } from '#gate/cases/facts.ts'
import type { App } from '#house/app.ts'
import { conflictsNow } from './conflicts.ts'
import { saveCase } from './saving.ts'

/**
 * Applies every case whose day has come, each in a transaction of its own: at once when the house opens, and from then on as
 * often as somebody looks (docs/decisions/0051). Twice is once, since a case that has ended is refused. Answers how many.
 */
export async function applyDue(app: App): Promise<number> {
  let applied = 0
  for (const { id } of await scheduled(app.db)) {
    const done = await inTransaction(app, (app) => applyOne(app, id))
    if (done) applied += 1
  }
  return applied
}

async function applyOne(app: App, id: cases.Case['id']): Promise<boolean> {
  const theCase = await cases.find(app, id)
  if (!theCase || theCase.damaged || (theCase.state.day ?? '9999') > dayOf(app.now())) return false
  const conflicts = (await conflictsNow(app, theCase)) ?? []
  const facts = { ...(await factsFor(app, theCase)), conflicts }
  const decided = decide(theCase.route, theCase.state, { do: 'apply', by: theCase.applicant, text: '' }, facts)
  if (!('events' in decided)) return false
  await saveCase(app, { account: 'system' }, theCase, decided.events, 'case.applied')
  return true
}

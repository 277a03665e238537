import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import * as visits from '#db/visits.ts'
import { signIns } from './accounts.ts'
import { workday } from './calendar.ts'
import type { Life, Surroundings } from './life.ts'

/** Whoever is offered on the sign-in page was here four days ago: since then the start page says what came. */
export async function* visiting({ app, company, today }: Surroundings): Life {
  for (const [turn, { name }] of signIns.entries()) {
    yield workday(today, 4, `08:${String(10 + turn).padStart(2, '0')}:00`)
    const { account } = company.actorOf(name)
    const at = app.now()
    await inTransaction(app, async (app) => {
      await visits.note(app.db, account, at)
      await log.record(app.db, { at, actor: account, act: 'session.started', about: { device: 'Edge · Windows' } })
    })
  }
}

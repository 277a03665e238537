import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as months from '#db/organisation/pay-months.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPay } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { PayMonth } from '#domain/pay-months/month.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'

export type ClosingRefusal = 'pay-month.closed' | 'pay-month.open'

/** 结账: nothing of the month is entered any more. Throws Forbidden for anybody but finance. */
export const closePayMonth = (app: App, actor: Actor, month: PayMonth, command: Command) =>
  moving(app, actor, command, async (app) => {
    if (await months.isClosed(app.db, month)) return refuse('pay-month.closed')
    await months.close(app.db, month, { by: actor.account, at: app.now() })
    await trace(app, actor, 'pay-month.closed', month)
    return ok(month)
  })

/** 反结账, traced like the closing. */
export const reopenPayMonth = (app: App, actor: Actor, month: PayMonth, command: Command) =>
  moving(app, actor, command, async (app) => {
    if (!(await months.isClosed(app.db, month))) return refuse('pay-month.open')
    await months.reopen(app.db, month)
    await trace(app, actor, 'pay-month.reopened', month)
    return ok(month)
  })

async function moving(
  app: App,
  actor: Actor,
  command: Command,
  work: (app: App) => Promise<Result<string, ClosingRefusal>>,
) {
  if (!keepsPay(actor)) throw new Forbidden()
  return once<ClosingRefusal>(app, actor, command, (app) => {
    app.whenCommitted(() => app.directory.reload())
    return work(app)
  })
}

const trace = (app: App, actor: Actor, act: 'pay-month.closed' | 'pay-month.reopened', month: PayMonth) =>
  log.record(app.db, { at: app.now(), actor: actor.account, act, about: { month } })

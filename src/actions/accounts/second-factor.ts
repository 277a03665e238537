import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { Settings } from '#domain/organisation/settings.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** Settles whether HR, IT and the auditor have to have a second factor; whoever lacks one sets it up at the next sign-in. */
export async function settleSecondFactor(
  app: App,
  actor: Actor,
  wish: Settings['secondFactor'],
  command: Command,
): Promise<Result<string, never>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<never>(app, actor, command, async (app) => {
    await settings.set(app.db, 'secondFactor', wish)
    const about = { purpose: wish }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'factor.settled', about })
    app.whenCommitted(() => app.directory.reload())
    return ok(wish)
  })
}

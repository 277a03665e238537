import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPay } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { mostHeadings, type PayHeadings } from '#domain/pay-months/headings.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/**
 * Keeps which column a heading of the payroll's own table means, so that it is asked once. Throws Forbidden for anybody but
 * finance.
 */
export async function savePayColumns(app: App, actor: Actor, told: PayHeadings, command: Command): Promise<void> {
  if (!keepsPay(actor)) throw new Forbidden()
  await once<never, number>(app, actor, command, async (app) => {
    const known = (await settings.find(app)).payHeadings
    const all = Object.entries({ ...known, ...told }).slice(-mostHeadings)
    await settings.set(app.db, 'payHeadings', JSON.stringify(Object.fromEntries(all)))
    const count = Object.keys(told).length
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'pay-columns.kept', about: { rows: count } })
    app.whenCommitted(() => app.directory.reload())
    return ok(count)
  })
}

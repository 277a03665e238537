import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsMachines, leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'

/** 停止无人值守启动: one person is enough to make it stricter. The key is worth nothing from here on. */
export function endUnattended(app: App, actor: Actor, command: Command): Promise<Result<string, 'custodians.over'>> {
  if (!keepsMachines(actor) && !leadsHr(actor)) throw new Forbidden()
  return once<'custodians.over'>(app, actor, command, async (app) => {
    if (!app.unattended.isOn()) return refuse('custodians.over')
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'unattended.ended', about: {} })
    app.whenKept(() => app.unattended.end())
    return ok('ended')
  })
}

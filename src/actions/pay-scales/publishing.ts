import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as scales from '#db/pay-scales/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPay } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { PayScaleId } from '#domain/ids.ts'
import { refuseScale, type ScaleRefusal, type ScaleRow } from '#domain/pay-scales/scale.ts'
import { ok, refuse } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/**
 * 发布工资标准表 in force from a day on; those before stay as they were. Throws Forbidden for anybody but finance.
 */
export function publishScale(
  app: App,
  actor: Actor,
  typed: { readonly from: string; readonly source: string; readonly rows: readonly ScaleRow[] },
  command: Command,
) {
  if (!keepsPay(actor)) throw new Forbidden()
  return once<ScaleRefusal>(app, actor, command, async (app) => {
    const refused = refuseScale(typed)
    if (refused) return refuse(refused)
    const id = app.newId<PayScaleId>()
    await scales.add(app, { ...typed, id, from: typed.from as Day, source: typed.source.trim() })
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: 'pay-scale.published',
      about: { from: typed.from, rows: typed.rows.length },
    })
    return ok(id)
  })
}

import * as exports from '#db/exports/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { type Export, hasRegister, maySee, stateOf } from '#domain/exports/export.ts'
import type { ExportId } from '#domain/ids.ts'
import { agreementsOf, mayAgree } from '#gate/agreements/inbox.ts'
import { mayEverStandIn } from '#gate/second-person.ts'
import type { App } from '#house/app.ts'

/** 导出登记, the newest first. Of many lines those that this actor may see; a look at it is logged. */
export async function readRegister(app: App, actor: Actor, from: number): Promise<readonly Export[]> {
  const all = await exports.list(app, { from, most: onPage })
  const seen = all.filter((one) => maySee(actor, one))
  const about = { rows: seen.length }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'export.listed', about })
  return seen
}

/** Lines looked through for one page. */
export const onPage = 100

/** One export, for whoever sees its line, and for whoever may agree to it while it waits for a second person. */
export async function readExport(app: App, actor: Actor, id: ExportId): Promise<Export | undefined> {
  if (!hasRegister(actor) && !mayEverStandIn(app, actor)) return undefined
  const one = await exports.find(app, id)
  if (!one) return undefined
  if (maySee(actor, one) || (keepsDossiers(actor) && stateOf(one) === 'waiting')) return one
  const asked = await agreementsOf(app, actor)
  return asked.some((each) => each.subject === id && mayAgree(app, actor, each)) ? one : undefined
}

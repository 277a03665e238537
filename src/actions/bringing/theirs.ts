import * as bringings from '#db/bringing/bringing.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought } from '#domain/bringing/brought.ts'
import { NotFound } from '#domain/errors.ts'
import type { BringingId, BroughtId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** What came together is its author's; for anybody else it is not there. */
export async function mustHaveBrought(app: App, actor: Actor, id: BringingId): Promise<Bringing> {
  const bringing = await bringings.find(app, id)
  if (bringing?.by !== actor.account) throw new NotFound()
  return bringing
}

/** One file or line of it. */
export async function mustBeTheirs(app: App, actor: Actor, id: BringingId, row: BroughtId): Promise<Brought> {
  await mustHaveBrought(app, actor, id)
  const found = await bringings.rowOf(app, row)
  if (found?.bringing !== id) throw new NotFound()
  return found
}

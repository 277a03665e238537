import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as crosses from '#db/crosses/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type CrossContent, type CrossRefusal, crossMost, crossName, refuseName } from '#domain/crosses/saved.ts'
import { Conflict, Forbidden, NotFound } from '#domain/errors.ts'
import type { CrossId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, refuse } from '#domain/result.ts'
import { type Cross, crossText } from '#domain/statistics/cross.ts'
import { crossFor, type MetCross } from '#gate/crosses/crosses.ts'
import { isOffered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'

/** What is kept of a table as it stands on the page. */
export type Asked = { readonly cross: Cross } & Pick<CrossContent, 'day' | 'clock'>

/** 保存: keeps a table under a name. Throws NotFound for one that this actor may not count, as its page does. */
export const saveCross = (app: App, actor: Actor, typed: string, asked: Asked, command: Command) =>
  once<CrossRefusal>(app, actor, command, async (app) => {
    await mustBeOffered(app, actor, asked.cross)
    const own = await crosses.ownedBy(app, actor.account)
    const name = crossName(typed)
    const refused = refuseName(name, own)
    if (refused) return refuse(refused)
    if (own.length >= crossMost.own) return refuse('cross.many')
    const id = app.newId<CrossId>()
    const { cross, ...when } = asked
    const text = crossText(cross)
    await crosses.add(app, { id, owner: actor.account, name, text, ...when, savedAt: app.now() })
    await traceCross(app, actor, 'cross.saved', { id }, { asked: text })
    return ok(id)
  })

/** Keeps another table, or another day, under the name that one has. `version` is the one that its page showed. */
export const redefineCross = (app: App, actor: Actor, { id, version }: Shown, asked: Asked, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    const one = await ownCross(app, actor, id, version)
    await mustBeOffered(app, actor, asked.cross)
    const { cross, ...when } = asked
    const text = crossText(cross)
    await crosses.rewrite(app, savedOf(one), { text, ...when, savedAt: app.now() })
    await traceCross(app, actor, 'cross.saved', one, { asked: text })
    return ok(id)
  })

/** Another name for it. */
export const renameCross = (app: App, actor: Actor, { id, version }: Shown, typed: string, command: Command) =>
  once<CrossRefusal>(app, actor, command, async (app) => {
    const one = await ownCross(app, actor, id, version)
    const name = crossName(typed)
    const others = (await crosses.ownedBy(app, actor.account)).filter((other) => other.id !== id)
    const refused = refuseName(name, others)
    if (refused) return refuse(refused)
    await crosses.rewrite(app, savedOf(one), { name })
    await traceCross(app, actor, 'cross.renamed', one)
    return ok(id)
  })

/** Removes it, for everybody it was shared with too. */
export const deleteCross = (app: App, actor: Actor, { id, version }: Shown, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    const one = await ownCross(app, actor, id, version)
    await crosses.remove(app, one)
    await traceCross(app, actor, 'cross.deleted', one, one.sharedWith ? { duty: one.sharedWith } : {})
    return ok(id)
  })

/** A saved table and the version that a page showed of it. */
export type Shown = { readonly id: CrossId; readonly version: number }

/**
 * One's own, as the page showed it. Throws NotFound for one that is not met, Forbidden for somebody else's, Conflict where it
 * was written to since.
 */
export async function ownCross(app: App, actor: Actor, id: CrossId, version: number): Promise<MetCross> {
  const one = await crossFor(app, actor, id)
  if (!one.isOwn) throw new Forbidden()
  if (one.version !== version) throw new Conflict()
  return one
}

async function mustBeOffered(app: App, actor: Actor, cross: Cross): Promise<void> {
  if (!isOffered(await offeredTo(app, actor), cross)) throw new NotFound()
}

/** What is stored of it, without what only its viewer has. */
export const savedOf = ({ isOwn: _1, mayEndShare: _2, cross: _3, mayCount: _4, pin: _5, ...saved }: MetCross) => saved

/** Every change of what is kept ends with its trace: which table, never its name. */
export const traceCross = (
  app: App,
  actor: Actor,
  act: Extract<Act, `cross.${string}`>,
  { id }: Pick<MetCross, 'id'>,
  more: Readonly<Record<string, string>> = {},
) => log.record(app.db, { at: app.now(), actor: actor.account, act, about: { cross: id, ...more } })

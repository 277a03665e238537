import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import { setPins } from '#db/crosses/pins.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type CrossRefusal, crossMost } from '#domain/crosses/saved.ts'
import type { CrossId } from '#domain/ids.ts'
import { ok, refuse } from '#domain/result.ts'
import { crossFor, pinnedFor } from '#gate/crosses/crosses.ts'
import type { App } from '#house/app.ts'

/** What is done to a place on the start page: taken as the last one, given up, moved one to the front. */
export const pinnings = ['pin', 'unpin', 'earlier'] as const

export type Pinning = (typeof pinnings)[number]

/** 首页: which tables stand on the own start page, in which order. It concerns nobody else, so that the log is not told. */
export const pinCross = (app: App, actor: Actor, id: CrossId, how: Pinning, command: Command) =>
  once<CrossRefusal>(app, actor, command, async (app) => {
    await crossFor(app, actor, id)
    const ids = (await pinnedFor(app, actor)).map((one) => one.id)
    const at = ids.indexOf(id)
    const others = ids.filter((one) => one !== id)
    if (how === 'pin' && at < 0 && ids.length >= crossMost.pins) return refuse('cross.many-pins')
    const place = how === 'earlier' ? Math.max(0, at - 1) : at < 0 ? others.length : at
    const isThere = how === 'pin' || (how === 'earlier' && at >= 0)
    await setPins(app.db, actor.account, isThere ? others.toSpliced(place, 0, id) : others)
    return ok(id)
  })

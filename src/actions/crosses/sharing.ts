import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as crosses from '#db/crosses/sealed.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { sharedIn, sharesWith } from '#domain/crosses/sharing.ts'
import { Conflict, Forbidden } from '#domain/errors.ts'
import { ok } from '#domain/result.ts'
import { crossFor, topsOf } from '#gate/crosses/crosses.ts'
import type { App } from '#house/app.ts'
import { ownCross, type Shown, savedOf, traceCross } from './saving.ts'

/** 共享: whoever holds this duty in the sharer's units meets the table from now on, and counts it by the own rights. */
export const shareCross = (app: App, actor: Actor, { id, version }: Shown, duty: Duty, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    const one = await ownCross(app, actor, id, version)
    if (!sharesWith(actor).includes(duty)) throw new Forbidden()
    await crosses.rewrite(app, savedOf(one), { sharedWith: duty, within: topsOf(app, sharedIn(actor, duty)) })
    await traceCross(app, actor, 'cross.shared', one, { duty })
    return ok(id)
  })

/**
 * 收回: nobody but its owner meets it any more. By its owner, or by the HR lead of those whom it reaches. Answers `own` or `other`,
 * whose it is.
 */
export const endShare = (app: App, actor: Actor, { id, version }: Shown, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    const one = await crossFor(app, actor, id)
    if (one.version !== version) throw new Conflict()
    const whose = one.isOwn ? 'own' : 'other'
    if (one.sharedWith === undefined) return ok(whose)
    if (!one.mayEndShare) throw new Forbidden()
    await crosses.rewrite(app, savedOf(one), { sharedWith: undefined })
    await traceCross(app, actor, 'cross.share-ended', one, { duty: one.sharedWith })
    return ok(whose)
  })

import type { Command } from '#db/commands.ts'
import * as notices from '#db/notices.ts'
import type { Actor } from '#domain/access/actor.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { once } from './once.ts'

/** 全部已读: what this person had before it. Nobody else is concerned, so the log is not told. */
export const readAllNotices = (app: App, actor: Actor, command: Command) =>
  once<never>(app, actor, command, async (app) => {
    await notices.markRead(app.db, actor.person, app.now())
    return ok(actor.account)
  })

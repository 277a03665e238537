import * as wishes from '#db/wishes/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'

/** 常用语 of this actor, and of nobody else. */
export const phrasesOf = (app: App, { account }: Actor): Promise<readonly string[]> => wishes.phrasesOf(app, account)

import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import { setPhrases } from '#db/wishes/sealed.ts'
import { setUnwanted } from '#db/wishes/unwanted.ts'
import type { Actor } from '#domain/access/actor.ts'
import { dispensable, type NoticeKind } from '#domain/notices/notice.ts'
import { ok, refuse } from '#domain/result.ts'
import { type PhraseRefusal, phrasesIn, refusePhrases } from '#domain/wishes/phrases.ts'
import type { App } from '#house/app.ts'

/** Keeps the phrases of an account, a line each. Nobody else is concerned, so the log is not told. */
export const savePhrases = (app: App, actor: Actor, text: string, command: Command) =>
  once<PhraseRefusal>(app, actor, command, async (app) => {
    const phrases = phrasesIn(text)
    const refused = refusePhrases(phrases)
    if (refused) return refuse(refused)
    await setPhrases(app, actor.account, phrases)
    return ok(actor.account)
  })

/** Settles of what this person wants to be told; what waits for oneself is told whatever is wished. */
export const chooseNotices = (app: App, actor: Actor, wished: readonly NoticeKind[], command: Command) =>
  once<never>(app, actor, command, async (app) => {
    const off = dispensable.filter((kind) => !wished.includes(kind))
    await setUnwanted(app.db, actor.person, off)
    return ok(actor.account)
  })

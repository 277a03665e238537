import * as agreements from '#db/agreements/sealed.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Agreement, mayAgree, mayAgreeAtAll, mayAsk } from '#domain/agreements/agreement.ts'
import type { App } from '#house/app.ts'

/** Whether there is such a page for this actor at all. */
export const takesPartInAgreements = (actor: Actor): boolean => mayAsk(actor) || mayAgreeAtAll(actor)

/** Every agreement, the newest first, for whoever asks or agrees. They are about the house and hold nothing of a dossier. */
export const agreementsOf = (app: App): Promise<readonly Agreement[]> =>
  remembered(app.db, 'agreements', () => agreements.list(app))

/** How many requests wait for this very person to agree. */
export const countAgreements = async (app: App, actor: Actor): Promise<number> =>
  mayAgreeAtAll(actor) ? (await agreementsOf(app)).filter((one) => mayAgree(actor, one)).length : 0

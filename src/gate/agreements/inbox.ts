import * as agreements from '#db/agreements/sealed.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Agreement, concerns, mayAgree, mayAgreeAtAll, mayAsk } from '#domain/agreements/agreement.ts'
import type { App } from '#house/app.ts'

/** Whether there is such a page for this actor at all. */
export const takesPartInAgreements = (actor: Actor): boolean => mayAsk(actor) || mayAgreeAtAll(actor)

/** Every agreement that concerns this actor, the newest first. They hold nothing of a dossier. */
export const agreementsOf = async (app: App, actor: Actor): Promise<readonly Agreement[]> =>
  (await remembered(app.db, 'agreements', () => agreements.list(app))).filter(({ act }) => concerns(actor, act))

/** How many requests wait for this very person to agree. */
export const countAgreements = async (app: App, actor: Actor): Promise<number> =>
  mayAgreeAtAll(actor) ? (await agreementsOf(app, actor)).filter((one) => mayAgree(actor, one)).length : 0

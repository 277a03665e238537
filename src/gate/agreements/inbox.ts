import * as agreements from '#db/agreements/sealed.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isBlind } from '#domain/access/policy.ts'
import { type Agreement, agreementActs, agreesByDuty, isConcerned, mayAsk } from '#domain/agreements/agreement.ts'
import type { UnitId } from '#domain/ids.ts'
import { unitOf } from '#gate/cases/workplace.ts'
import { mayEverStandIn, type Seconding, secondAs, underOf } from '#gate/second-person.ts'
import type { App } from '#house/app.ts'

/** Whether there is such a page for this actor at all. */
export const takesPartInAgreements = async (app: App, actor: Actor): Promise<boolean> =>
  mayAsk(actor) ||
  agreementActs.some((act) => agreesByDuty(actor, act)) ||
  (mayEverStandIn(app, actor) && (await agreementsOf(app, actor)).length > 0)

/** Every agreement that concerns this actor, the newest first. They hold nothing of a dossier. */
export const agreementsOf = async (app: App, actor: Actor): Promise<readonly Agreement[]> =>
  (await remembered(app.db, 'agreements', () => agreements.list(app))).filter((one) => concerns(app, actor, one))

/** How many requests wait for this very person to agree. */
export const countAgreements = async (app: App, actor: Actor): Promise<number> =>
  (await agreementsOf(app, actor)).filter((one) => mayAgree(app, actor, one)).length

/** Whether there is such a matter for this actor: by duty, as whoever stands in while it waits, or who ended it as such. */
export const concerns = (app: App, actor: Actor, one: Agreement): boolean =>
  isConcerned(actor, one.act) || one.ended?.by === actor.person || mayAgree(app, actor, one)

/** Never whoever asked; somebody stands in where nobody else may agree by duty. */
export const mayAgree = (app: App, actor: Actor, one: Agreement): boolean =>
  one.ended === undefined &&
  (agreesByDuty(actor, one.act) || mayEverStandIn(app, actor)) &&
  secondAs(app, actor, secondingOf(app, one)) !== undefined

/** Whoever asked takes it back; so does whoever could agree, since nobody else may be left. */
export const mayWithdraw = (app: App, actor: Actor, one: Agreement): boolean =>
  one.ended === undefined && (actor.person === one.by || agreesByDuty(actor, one.act) || mayAgree(app, actor, one))

function secondingOf(app: App, { act, by }: Agreement): Seconding {
  const unit = rootOf(app)
  return {
    by,
    unit,
    under: underOf(app, by, unitOf(app, by) ?? unit),
    does: (actor) => agreesByDuty(actor, act),
    admits: (actor) => !isBlind(actor),
  }
}

/** What is agreed on is about the whole house. */
function rootOf({ directory }: App): UnitId {
  const root = [...directory.units.values()].find(({ parent }) => parent === undefined)
  if (!root) throw new Error('A house without units has nobody who could ask.')
  return root.id
}

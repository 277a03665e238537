import type { Door } from '#db/accounts.ts'
import * as kept from '#db/custodians/kept.ts'
import * as factors from '#db/factors/sealed.ts'
import type { Stage } from '#db/sessions.ts'
import { type Actor, holds } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'

type Standing = Pick<Door, 'id' | 'mustChange'>

/** What is asked of somebody whose password was right, before anything else. */
export async function stageAfterPassword(app: App, account: Standing): Promise<Stage> {
  return (await factors.find(app, account.id)) ? 'factor' : stageAfterFactor(app, account)
}

/** What is asked once the second factor was right too. */
export async function stageAfterFactor(app: App, account: Standing): Promise<Stage> {
  return account.mustChange ? 'password' : stageOfEnrolment(app, account)
}

/** Whoever has to have a second factor and has none sets one up now. */
export async function stageOfEnrolment(app: App, { id }: Pick<Door, 'id'>): Promise<Stage> {
  const actor = app.directory.actorOf(id)
  const isMissing = actor !== undefined && (await needsFactor(app, actor)) && !(await factors.find(app, id))
  return isMissing ? 'enrolment' : 'open'
}

/**
 * 必须有第二因素: HR, IT, the auditor and custodians, unless the house has settled otherwise; the demo asks nobody, so that what it
 * prints signs in (docs/decisions/0255).
 */
export async function needsFactor(app: App, actor: Actor): Promise<boolean> {
  if (app.demo || app.directory.settings.secondFactor !== 'required') return false
  return holds(actor, 'hr', 'hr-lead', 'keeper', 'it', 'auditor') || (await isCustodian(app, actor))
}

/** Whether a share of the keyring is in the name of this actor. */
async function isCustodian(app: App, { person }: Actor): Promise<boolean> {
  const known = await kept.holders(app)
  return app.locks.standing().shares.some(({ print }) => known[print]?.person === person)
}

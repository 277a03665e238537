import { handDutyOn } from '#actions/cases/leaving.ts'
import { saveCase } from '#actions/cases/saving.ts'
import * as duties from '#db/organisation/duties.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Duty } from '#domain/access/actor.ts'
import type { AccountId, UnitId } from '#domain/ids.ts'
import { inForce } from '#domain/organisation/span.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'

type Losing = { readonly account: AccountId; readonly duty: Duty }

/**
 * 收回职责以后: what waits for somebody by a duty that ended goes to whoever holds it now, in the caller's transaction; nothing
 * where the day has not come, or where another term of the same duty still covers the unit of the case.
 */
export async function handLostDuty(
  app: App,
  by: { readonly account: AccountId | 'system' },
  { account, duty }: Losing,
): Promise<number> {
  const today = dayOf(app.now())
  const left = (await duties.list(app)).filter(
    (one) => one.account === account && one.duty === duty && inForce(today)(one),
  )
  const kept = (unit: UnitId) => left.some((one) => app.directory.below(one.unit).has(unit))
  return handDutyOn(app, by, { person: app.directory.personOf(account), duty, kept }, saveCase)
}

/** The same for every duty whose last day has gone by since anybody looked; a second time moves nothing. */
export async function handLostDuties(app: App): Promise<void> {
  const today = dayOf(app.now())
  const ended = (await duties.list(app)).filter(({ until }) => until !== undefined && until <= today)
  const lost = new Map(ended.map(({ account, duty }) => [`${account} ${duty}`, { account, duty }]))
  for (const each of lost.values()) await inTransaction(app, (app) => handLostDuty(app, { account: 'system' }, each))
}

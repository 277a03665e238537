import * as log from '#db/log/log.ts'
import { remembered } from '#db/remembered.ts'
import type { Actor } from '#domain/access/actor.ts'
import { daysAfter } from '#domain/days.ts'
import { startOf } from '#domain/log/filter.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** So many days back the log is asked: of what came in a quarter of a year nobody keeps up by a number. */
const back = 92

/**
 * 上次登录: the last day before today on which somebody signed in, as the log has it; undefined for whoever was not here in the
 * last quarter. The day stays the same until tomorrow, so that it is looked for once in a while.
 */
export async function dayBefore({ db, now }: Pick<App, 'db' | 'now'>, { account }: Actor): Promise<Day | undefined> {
  const today = dayOf(now())
  const [from, until] = [startOf(daysAfter(today, -back)), startOf(today)]
  const look = () => log.search(db, { who: { account }, act: 'session.started', from, until }, 1)
  const [last] = await remembered(db, `signed in ${account} before ${today}`, look, ['visits'])
  return last && dayOf((JSON.parse(last.body) as { readonly at: Instant }).at)
}

import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { startOf } from '#domain/log/filter.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** 上次登录: the last day before today on which somebody signed in, as the log has it; undefined for whoever comes the first time. */
export async function dayBefore({ db, now }: Pick<App, 'db' | 'now'>, { account }: Actor): Promise<Day | undefined> {
  const until = startOf(dayOf(now()))
  const [last] = await log.search(db, { who: { account }, act: 'session.started', until }, 1)
  return last && dayOf((JSON.parse(last.body) as { readonly at: Instant }).at)
}

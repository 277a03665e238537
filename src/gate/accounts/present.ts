import * as sessions from '#db/sessions.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** Somebody who is signed in beside the reader. */
export type Present = {
  readonly name: string
  readonly number: string
  readonly sessions: number
  /** The last request, exact to a minute. */
  readonly seen: Instant
}

/**
 * Who else is signed in and so may be typing, the latest first: for the HR lead, who seals the house and reads every account by
 * name. What somebody types is nowhere but in that browser until it is sent, so nobody is told more.
 */
export async function presentBeside(app: App, actor: Actor): Promise<readonly Present[]> {
  if (!leadsHr(actor)) throw new Forbidden()
  const all = await sessions.present(app)
  return all
    .filter(({ account }) => account !== actor.account)
    .map(({ account, sessions, seen }) => ({
      name: app.directory.nameOf(app.directory.personOf(account)),
      number: app.directory.numberOf(account) ?? '',
      sessions,
      seen,
    }))
}

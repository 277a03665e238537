import * as sessionLists from '#db/session-lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr, locksTheHouse } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** Somebody who is signed in beside the reader. */
export type Present = {
  /** For whoever reads accounts by name. */
  readonly name?: string
  readonly number: string
  readonly sessions: number
  /** The last request, exact to a minute. */
  readonly seen: Instant
}

/**
 * Who else is signed in and so may be typing, the latest first: for whoever seals the house; by number alone for IT, which
 * meets no name. What somebody types is nowhere but in that browser until it is sent, so nobody is told more.
 */
export async function presentBeside(app: App, actor: Actor): Promise<readonly Present[]> {
  if (!locksTheHouse(actor)) throw new Forbidden()
  const named = leadsHr(actor)
  const all = await sessionLists.present(app)
  return all
    .filter(({ account }) => account !== actor.account)
    .map(({ account, sessions, seen }) => ({
      ...(named && { name: app.directory.nameOf(app.directory.personOf(account)) }),
      number: app.directory.numberOf(account) ?? '',
      sessions,
      seen,
    }))
}

import { waitingOn } from '#db/cases/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { AccountId } from '#domain/ids.ts'
import { isInForce } from '#domain/proxies/proxy.ts'
import { dayOf } from '#domain/time.ts'
import { waitingFollowUps } from '#gate/followups/followups.ts'
import type { App } from '#house/app.ts'

/** What hangs on somebody whose account is to be closed: numbers and units, never whom a case is about. */
export type Hanging = {
  /** Cases that wait for a verdict or a task. */
  readonly seats: number
  readonly tasks: number
  /** Stand-ins by or for this person that hold today or later. */
  readonly proxies: number
  /** Units that are headed or led, by name. */
  readonly offices: readonly string[]
  readonly isFallback: boolean
}

/** Counted for whoever leads HR, before anything is done. */
export async function hangingOn(app: App, account: AccountId): Promise<Hanging> {
  const { directory } = app
  const [person, today] = [directory.personOf(account), dayOf(app.now())]
  const actor: Actor | undefined = directory.actorOf(account)
  const theirs = directory.proxies.filter(
    (one) => (one.principal === person || one.proxy === person) && (isInForce(one, today) || one.from > today),
  )
  return {
    seats: (await waitingOn(app.db, person)).length,
    tasks: actor ? (await waitingFollowUps(app, actor)).length : 0,
    proxies: theirs.length,
    offices: directory.offices
      .filter((office) => office.person === person)
      .map(({ unit, title }) => `${directory.units.get(unit)?.name ?? ''} ${title}`.trim()),
    isFallback: directory.settings.fallback === person,
  }
}

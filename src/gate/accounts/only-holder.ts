import * as duties from '#db/organisation/duties.ts'
import { onlyHolder } from '#domain/access/last-holder.ts'
import type { AccountId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** The account whose owner nobody of the same duty can help to sign in again: that of the only HR lead, of the only IT. */
export const onlyOne = async (app: App, duty: 'hr-lead' | 'it'): Promise<AccountId | undefined> =>
  onlyHolder(await duties.list(app), duty, dayOf(app.now()), (account) => app.directory.actorOf(account) !== undefined)

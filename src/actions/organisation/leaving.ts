import { handSeatsOn } from '#actions/cases/leaving.ts'
import { saveCase } from '#actions/cases/saving.ts'
import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/**
 * 注销账号: whoever held it acts no more from this moment. Its sessions end and what waited for it goes to others, in the
 * caller's transaction; a second time does nothing.
 */
export async function closeAccount(
  app: App,
  by: { readonly account: AccountId | 'system' },
  { account, successor }: { readonly account: AccountId; readonly successor?: PersonId | undefined },
): Promise<void> {
  if (!(await accounts.close(app.db, account))) return
  await sessions.endOf(app, account)
  await log.record(app.db, { at: app.now(), actor: by.account, act: 'account.closed', about: { account } })
  await handSeatsOn(app, by, { person: app.directory.personOf(account), successor }, saveCase)
  app.whenCommitted(() => app.directory.reload())
}

import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import * as deputies from '#db/organisation/deputies.ts'
import * as duties from '#db/organisation/duties.ts'
import * as offices from '#db/organisation/offices.ts'
import * as sessions from '#db/sessions.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/**
 * Whoever has left cannot act any more: the account is closed and its sessions end, duties and offices with it. A post of
 * head or leader is vacant from now on, and whoever is asked next is asked by the organisation without it.
 */
export async function endAccess(app: App, person: PersonId, of: CaseId): Promise<void> {
  const today = dayOf(app.now())
  const trace = (act: 'office.ended' | 'account.closed', about: Readonly<Record<string, string>>) =>
    log.record(app.db, { at: app.now(), actor: 'system', act, about: { ...about, case: of } })
  await deputies.endOf(app.db, { person }, today)
  for (const unit of await offices.endAll(app.db, person, today)) await trace('office.ended', { unit, person })
  const account = app.directory.accountOf(person)
  if (account) {
    await duties.endAll(app.db, account.id, today)
    await accounts.close(app.db, account.id)
    await sessions.endOf(app, account.id)
    await trace('account.closed', { account: account.id })
  }
  app.whenCommitted(() => app.directory.reload())
}

import { admit, type By } from '#actions/organisation/founder.ts'
import * as accounts from '#db/accounts.ts'
import * as links from '#db/links.ts'
import * as log from '#db/log/log.ts'
import { readsTheLog } from '#domain/access/duties.ts'
import { expiryOf, isFresh, type Link, type Purpose, printCode, readCode } from '#domain/accounts/link.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId, LinkId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { onlyOne } from '#gate/accounts/only-holder.ts'
import type { App } from '#house/app.ts'

/**
 * 发放登录码: a code for one account, single use, 72 hours. Whoever makes it cannot let it be used: that is for IT, which never
 * sees it, or for the auditor where the only IT is to be let in. What the program issues while it is being founded may be
 * used at once. Inside the caller's transaction; answers the code, which is kept nowhere.
 */
export async function issueLink(app: App, by: By, account: AccountId, purpose: Purpose): Promise<string> {
  const [at, code] = [app.now(), printCode(app.vault.random(10))]
  await links.add(app.db, {
    id: app.newId<LinkId>(),
    account,
    purpose,
    print: printOf(app, account, code),
    by,
    at,
    expiresAt: expiryOf(at),
    released: by === 'system',
  })
  await log.record(app.db, { at, actor: by, act: 'link.issued', about: { account, purpose } })
  return code
}

export type ReissueRefusal = 'account.own-link' | 'account.not-able'

/** 重新发放: for somebody who lost the password or the second factor; never for oneself. Inside the caller's transaction. */
export async function reissueLink(
  app: App,
  by: By,
  account: AccountId,
  purpose: Purpose,
): Promise<Result<string, ReissueRefusal>> {
  await admitIssuer(app, by, account)
  if (by === account) return refuse('account.own-link')
  const line = await accounts.lineOf(app.db, account)
  if (!line) throw new NotFound()
  if (line.state === 'closed') return refuse('account.not-able')
  return ok(await issueLink(app, by, account, purpose))
}

/** The HR lead; for the only one, whom no other can help, the auditor (docs/decisions/0255). Throws Forbidden for others. */
async function admitIssuer(app: App, by: By, account: AccountId): Promise<void> {
  const actor = by === 'system' ? undefined : app.directory.actorOf(by)
  if (actor && readsTheLog(actor) && account === (await onlyOne(app, 'hr-lead'))) return
  admit(app, by)
}

/** The open code of an account that was typed, if it is one and still fresh. */
export async function linkTyped(app: App, account: AccountId, typed: string): Promise<Link | undefined> {
  const code = readCode(typed)
  const link = code === '' ? undefined : await links.withPrint(app, account, printOf(app, account, code))
  return link && isFresh(link, app.now()) ? link : undefined
}

const printOf = ({ vault }: App, account: AccountId, code: string): string =>
  vault.tokenPrint(`link ${account} ${readCode(code)}`)

import * as accounts from '#db/accounts.ts'
import * as factors from '#db/factors/sealed.ts'
import * as links from '#db/links.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import { type PasswordRefusal, refusePassword } from '#domain/accounts/password.ts'
import type { AccountId } from '#domain/ids.ts'
import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { enter, type SignedIn, type SignIn } from './accounts.ts'
import { commonPasswords } from './common-passwords.ts'
import { knownWords } from './known-words.ts'
import { linkTyped } from './links.ts'
import { stageAfterPassword, stageOfEnrolment } from './stages.ts'
import { admitTry } from './throttling.ts'

/** A password as it is chosen: typed twice. */
export type Chosen = { readonly password: string; readonly again: string }

export type FirstPassword = Omit<SignIn, 'password'> & Chosen & { readonly code: string }

export type LinkRefusal = 'link.refused' | 'link.not-released' | 'sign-in.throttled'

/**
 * 首次登录: the code that was handed over, and a password of one's own, in one act. A code that is wrong, spent, used or
 * somebody else's is refused in the same words, and nothing is said of a password before the code is right.
 */
export async function setFirstPassword(
  app: App,
  typed: FirstPassword,
): Promise<Result<SignedIn, LinkRefusal | PasswordRefusal>> {
  const staffNumber = plainStaffNumber(typed.staffNumber)
  const account = await accounts.find(app, staffNumber)
  const admitted = await admitTry(app, { what: 'link', who: staffNumber, account: account?.id, from: typed })
  if (!admitted) return refuse('sign-in.throttled')
  const link = account && (await linkTyped(app, account.id, typed.code))
  if (!account || account.state === 'closed' || link?.purpose !== 'password') {
    await noteRefused(app, account?.id, staffNumber)
    return refuse('link.refused')
  }
  await inTransaction(app, admitted.succeeded)
  if (!link.released || account.state !== 'active') return refuse('link.not-released')
  const refused = await refusalOf(app, account.id, typed)
  if (refused) return refuse(refused)

  const passwordHash = await app.vault.hashPassword(typed.password)
  return inTransaction(app, async (app) => {
    // Asked again: hashing takes a while, and the same code may have come a second time.
    if ((await linkTyped(app, account.id, typed.code))?.id !== link.id) return refuse('link.refused')
    await links.end(app.db, account.id, 'used', app.now())
    await log.record(app.db, { at: app.now(), actor: account.id, act: 'link.used', about: { account: account.id } })
    await savePassword(app, account.id, passwordHash)
    return ok(await enter(app, account, typed, await stageAfterPassword(app, { ...account, mustChange: false })))
  })
}

export type ChangeRefusal = PasswordRefusal | 'password.wrong' | 'sign-in.throttled'

type Change = Chosen & Pick<SignIn, 'address' | 'local' | 'known' | 'device' | 'before'> & { readonly current: string }

/**
 * 修改密码: by whoever knows the present one. Every other session of the account ends, and this one goes on under a new
 * token.
 */
export async function changePassword(
  app: App,
  account: AccountId,
  change: Change,
): Promise<Result<SignedIn, ChangeRefusal>> {
  const line = await accounts.lineOf(app.db, account)
  const door = line && (await accounts.find(app, line.staffNumber))
  const admitted = await admitTry(app, { what: 'sign-in', who: line?.staffNumber ?? '', account, from: change })
  if (!admitted) return refuse('sign-in.throttled')
  if (!door || !(await app.vault.verifyPassword(door.passwordHash, change.current))) {
    const about = { account }
    await inTransaction(app, (app) =>
      log.record(app.db, { at: app.now(), actor: 'system', act: 'session.refused', about }),
    )
    return refuse('password.wrong')
  }
  await inTransaction(app, admitted.succeeded)
  const refused = change.password === change.current ? 'password.same' : await refusalOf(app, account, change)
  if (refused) return refuse(refused)

  const passwordHash = await app.vault.hashPassword(change.password)
  return inTransaction(app, async (app) => {
    await savePassword(app, account, passwordHash)
    return ok(await enter(app, door, change, await stageOfEnrolment(app, door)))
  })
}

/** Sets it and ends every session that began with the one before. */
async function savePassword(app: App, account: AccountId, passwordHash: string): Promise<void> {
  await accounts.setPassword(app, account, passwordHash)
  await sessions.endOf(app, account)
  await log.record(app.db, { at: app.now(), actor: account, act: 'password.set', about: { account } })
}

const refusalOf = async (app: App, account: AccountId, chosen: Chosen): Promise<PasswordRefusal | undefined> =>
  refusePassword({
    ...chosen,
    hasFactor: (await factors.find(app, account)) !== undefined,
    known: await knownWords(app, account),
    isCommon: await commonPasswords(),
  })

const noteRefused = (app: App, account: AccountId | undefined, staffNumber: string): Promise<void> =>
  inTransaction(app, async (app) => {
    const about = account ? { account } : { number: app.vault.termFingerprint(staffNumber) }
    await log.record(app.db, { at: app.now(), actor: 'system', act: 'link.refused', about })
  })

import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Counted, countedFor, mayTry, windowStart } from '#domain/accounts/throttle.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { isKnownDevice, knownDevice } from './known-device.ts'

/** What was typed, and where it came from. `device` is a label. */
export type SignIn = {
  readonly staffNumber: string
  readonly password: string
  readonly address: string
  /** Somebody at the machine itself. */
  readonly local?: boolean
  readonly device: string
  /** What the browser was given when somebody last signed in on it. */
  readonly known?: string | undefined
  /** The session that the same browser had until now: it ends with the new one. */
  readonly before?: string | undefined
}

export type SignedIn = {
  readonly token: string
  readonly language: string
  readonly theme: string
  /** For the browser to keep: it is known to this account from now on. */
  readonly known: string
}

export type SignInRefusal = 'sign-in.refused' | 'sign-in.not-active' | 'sign-in.throttled'

/**
 * Checks the password and begins a session. An unknown number takes as long as a known one and is refused in the same
 * words; that an account is locked or closed is said to whoever knows its password. A try counts before it is checked,
 * so that a burst of tries cannot slip past the throttle.
 */
export async function signIn(app: App, typed: SignIn): Promise<Result<SignedIn, SignInRefusal>> {
  const staffNumber = typed.staffNumber.normalize('NFKC').trim().toUpperCase()
  const at = app.now()
  const account = await accounts.find(app, staffNumber)
  const device = account && isKnownDevice(app, account.id, typed.known) ? typed.known?.split('.')[0] : undefined
  const subjects = subjectsOf(app, staffNumber, device ?? typed.address)
  const counted = countedFor(device !== undefined || typed.local === true)
  if (!(await admit(app, subjects, counted, at))) return refuse('sign-in.throttled')

  const right = await app.vault.verifyPassword(account?.passwordHash, typed.password)
  const who = account ? { account: account.id } : { number: app.vault.termPrint(staffNumber) }

  return inTransaction(app, async (app) => {
    if (!account || !right || account.state !== 'active') {
      await log.record(app.db, { at, actor: 'system', act: 'session.refused', about: who })
      return refuse(right && account ? 'sign-in.not-active' : 'sign-in.refused')
    }
    await accounts.forgetAttempts(app.db, [subjects.pair])
    await accounts.forgetAttempts(app.db, [subjects.account, subjects.address], at)
    await sessions.removeEnded(app)
    if (typed.before) await sessions.end(app, typed.before)
    const token = await sessions.begin(app, account.id, typed.device)
    await log.record(app.db, { at, actor: account.id, act: 'session.started', about: { device: typed.device } })
    const { language, theme } = account
    return ok({ token, language, theme, known: knownDevice(app, account.id, typed.known) })
  })
}

/** Ends the session for good, wherever a copy of its cookie may lie. */
export const signOut = (app: App, actor: Actor, token: string): Promise<void> =>
  inTransaction(app, async (app) => {
    await sessions.end(app, token)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'session.ended', about: {} })
  })

/**
 * 换个人继续: in the demo a visitor goes on as another of its people; the old session ends and the log has both. There is no
 * such door outside the demo, nor to an account that may not act (docs/decisions/0045).
 */
export function standIn(
  app: App,
  actor: Actor,
  { account, token, device }: { readonly account: AccountId; readonly token: string; readonly device: string },
): Promise<string> {
  if (!app.demo || !app.directory.actorOf(account)) throw new NotFound()
  return inTransaction(app, async (app) => {
    await sessions.end(app, token)
    const begun = await sessions.begin(app, account, device)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'session.ended', about: {} })
    await log.record(app.db, { at: app.now(), actor: account, act: 'session.started', about: { device } })
    return begun
  })
}

/** 立即封存: ends every session, so that nobody is still signed in when the house is opened again. The keys go after it. */
export const endAllSessions = (app: App, actor: Actor): Promise<void> =>
  inTransaction(app, async (app) => {
    await sessions.endAll(app.db)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'house.sealed', about: {} })
  })

const admit = (
  app: App,
  subjects: Record<Counted, string>,
  counted: readonly Counted[],
  at: Instant,
): Promise<boolean> =>
  inTransaction(app, async (app) => {
    const since = windowStart(at)
    await accounts.forgetAttemptsBefore(app.db, since)
    for (const each of counted) {
      const attempts = await accounts.attempts(app.db, subjects[each], since)
      if (!mayTry(each, attempts, at)) return false
    }
    await accounts.addAttempt(
      app.db,
      counted.map((each) => subjects[each]),
      at,
    )
    return true
  })

const subjectsOf = ({ vault }: App, staffNumber: string, address: string): Record<Counted, string> => ({
  pair: vault.termPrint(`sign-in ${staffNumber} from ${address}`),
  account: vault.termPrint(`sign-in ${staffNumber}`),
  address: vault.termPrint(`sign-in from ${address}`),
})

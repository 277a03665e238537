import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import * as visits from '#db/visits.ts'
import type { Actor } from '#domain/access/actor.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { knownDevice } from './known-device.ts'
import { stageAfterPassword } from './stages.ts'
import { admitTry, type From } from './throttling.ts'

/** What was typed, and where it came from. `device` is a label. */
export type SignIn = From & {
  readonly staffNumber: string
  readonly password: string
  readonly device: string
  /** The session that the same browser had until now: it ends with the new one. */
  readonly before?: string | undefined
}

export type SignedIn = {
  readonly token: string
  /** What is still asked before anything else. */
  readonly stage: sessions.Stage
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
  const staffNumber = plainStaffNumber(typed.staffNumber)
  const at = app.now()
  const account = await accounts.find(app, staffNumber)
  const admitted = await admitTry(app, { what: 'sign-in', who: staffNumber, account: account?.id, from: typed })
  if (!admitted) return refuse('sign-in.throttled')

  const right = await app.vault.verifyPassword(account?.passwordHash, typed.password)
  const who = account ? { account: account.id } : { number: app.vault.termFingerprint(staffNumber) }

  return inTransaction(app, async (app) => {
    if (!account || !right || account.state !== 'active') {
      await log.record(app.db, { at, actor: 'system', act: 'session.refused', about: who })
      return refuse(right && account ? 'sign-in.not-active' : 'sign-in.refused')
    }
    await admitted.succeeded(app)
    return ok(await enter(app, account, typed, await stageAfterPassword(app, account)))
  })
}

type Coming = Pick<SignIn, 'address' | 'device' | 'before' | 'known'>

/** Begins a session and ends the one before, in the caller's transaction. One that still waits for something is no sign-in yet. */
export async function enter(
  app: App,
  { id, language, theme }: Pick<accounts.Door, 'id' | 'language' | 'theme'>,
  { address, device, before, known }: Coming,
  stage: sessions.Stage,
): Promise<SignedIn> {
  await sessions.removeEnded(app)
  if (before) await sessions.end(app, before)
  const token = await sessions.begin(app, id, device, stage, address)
  const at = app.now()
  if (stage === 'open') {
    await visits.note(app.db, id, at)
    await log.record(app.db, { at, actor: id, act: 'session.started', about: { device } })
  }
  return { token, stage, language, theme, known: knownDevice(app, id, known) }
}

/** A session that is used on another device, or from another place, than it was begun ends for everybody who has its cookie. */
export const endElsewhere = (app: App, account: AccountId, token: string): Promise<void> =>
  inTransaction(app, async (app) => {
    await sessions.end(app, token)
    const about = { account, refusal: 'elsewhere' }
    await log.record(app.db, { at: app.now(), actor: 'system', act: 'session.refused', about })
  })

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

import { once } from '#actions/once.ts'
import * as accountLocks from '#db/account-locks.ts'
import * as accounts from '#db/accounts.ts'
import type { Command } from '#db/commands.ts'
import * as links from '#db/links.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsMachines, readsTheLog } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { onlyOne } from '#gate/accounts/only-holder.ts'
import type { App } from '#house/app.ts'

export type DoorRefusal =
  | 'account.closed'
  | 'account.nothing-waits'
  | 'account.locked-already'
  | 'account.not-locked'
  | 'account.own-lock'
  | 'account.own-release'

/** What IT does with an account, by its number and without a name (docs/decisions/0110). */
export const doorActs = ['activation', 'lock', 'unlock', 'sign-out', 'new-password'] as const

export type DoorAct = (typeof doorActs)[number]

/** Carries out one of them, once. */
export function keepDoor(
  app: App,
  actor: Actor,
  { account, act }: { readonly account: AccountId; readonly act: DoorAct },
  command: Command,
): Promise<Result<string, DoorRefusal>> {
  if (!keepsMachines(actor)) throw new Forbidden()
  return once<DoorRefusal>(app, actor, command, async (app) => {
    const line = await accounts.lineOf(app.db, account)
    if (!line) throw new NotFound()
    if (line.state === 'closed') return refuse('account.closed')
    const done = await acts[act](app, actor, account)
    app.whenCommitted(() => app.directory.reload())
    return done
  })
}

/** 启用 of the code for the only IT, who cannot let itself in: the auditor does it, once (docs/decisions/0255). */
export async function releaseForOnlyIt(
  app: App,
  actor: Actor,
  account: AccountId,
  command: Command,
): Promise<Result<string, DoorRefusal>> {
  if (!readsTheLog(actor)) throw new Forbidden()
  return once<DoorRefusal>(app, actor, command, async (app) => {
    if (account !== (await onlyOne(app, 'it'))) throw new Forbidden()
    return await activate(app, actor, account)
  })
}

type Doing = (app: App, actor: Actor, account: AccountId) => Promise<Result<AccountId, DoorRefusal>>

/**
 * 启用: an account that was invited may act, and the code that waits for it may be used. Never the own account, never a code
 * that one issued oneself, before a duty changed: it takes two people.
 */
const activate: Doing = async (app, actor, account) => {
  const [link] = await links.open(app, account)
  if (account === actor.account || link?.madeBy === actor.account) return refuse('account.own-release')
  const first = await accountLocks.unlock(app.db, account, 'invited')
  const released = await links.release(app.db, account, app.now())
  if (!first && !released) return refuse('account.nothing-waits')
  await trace(app, actor, 'account.activated', account)
  return ok(account)
}

/** 锁定: something is wrong with it, a lost device, too many tries. Not the own one: nobody could undo it. */
const lock: Doing = async (app, actor, account) => {
  if (account === actor.account) return refuse('account.own-lock')
  if (!(await accountLocks.lock(app.db, account, 'locked', app.now()))) return refuse('account.locked-already')
  await sessions.endOf(app, account)
  await trace(app, actor, 'account.locked', account)
  return ok(account)
}

/** 解锁: what IT locked; what the HR lead suspended stays so. */
const unlock: Doing = async (app, actor, account) => {
  if (!(await accountLocks.unlock(app.db, account, 'locked'))) return refuse('account.not-locked')
  await trace(app, actor, 'account.unlocked', account)
  return ok(account)
}

/** 全部退出: every session of it ends. */
const signOutEverywhere: Doing = async (app, actor, account) => {
  await sessions.endOf(app, account)
  await trace(app, actor, 'session.ended', account)
  return ok(account)
}

/** 强制改密: the next sign-in asks for another password, and nothing goes on until then. */
const demandPassword: Doing = async (app, actor, account) => {
  await accounts.demandPassword(app, account)
  await sessions.endOf(app, account)
  await trace(app, actor, 'password.demanded', account)
  return ok(account)
}

const acts: Readonly<Record<DoorAct, Doing>> = {
  activation: activate,
  lock,
  unlock,
  'sign-out': signOutEverywhere,
  'new-password': demandPassword,
}

const trace = (app: App, actor: Actor, act: Act, account: AccountId): Promise<void> =>
  log.record(app.db, { at: app.now(), actor: actor.account, act, about: { account } })

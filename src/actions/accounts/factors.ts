import * as accounts from '#db/accounts.ts'
import * as factors from '#db/factors/sealed.ts'
import * as links from '#db/links.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import { type CodeKind, codeCounts, codeShape, type FactorKind } from '#domain/accounts/factor.ts'
import { printCode, readCode } from '#domain/accounts/link.ts'
import { isSecret, secretFrom, stepTyped } from '#domain/accounts/totp.ts'
import type { AccountId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { enter, type SignedIn, type SignIn } from './accounts.ts'
import { linkTyped } from './links.ts'
import { needsFactor, stageAfterFactor } from './stages.ts'
import { admitTry, type From } from './throttling.ts'

export type FactorRefusal = 'factor.refused' | 'factor.damaged' | 'link.not-released' | 'sign-in.throttled'

type Coming = Pick<SignIn, 'address' | 'local' | 'known' | 'device' | 'before'>

/**
 * 第二因素 at the sign-in: the code of the authenticator, the next of the card, a recovery code, or the code that two people gave
 * out in place of a lost factor, which takes the factor away. Each works once. Answers a session that is further on.
 */
export async function passFactor(
  app: App,
  account: AccountId,
  typed: string,
  coming: Coming,
): Promise<Result<SignedIn, FactorRefusal>> {
  const line = await accounts.lineOf(app.db, account)
  const door = line && (await accounts.find(app, line.staffNumber))
  const proven = await proveFactor(app, account, typed, coming)
  if (!proven.ok) return proven
  if (!door) return refuse('factor.refused')
  return inTransaction(app, async (app) => ok(await enter(app, door, coming, await stageAfterFactor(app, door))))
}

/** The same without a session: whoever is signed in proves to be the one once more. */
export async function proveFactor(
  app: App,
  account: AccountId,
  typed: string,
  from: From,
): Promise<Result<'totp' | 'card' | 'recovery' | 'link', FactorRefusal>> {
  const admitted = await admitTry(app, { what: 'factor', who: account, account, from })
  if (!admitted) return refuse('sign-in.throttled')
  return inTransaction(app, async (app) => {
    const by = await used(app, account, typed)
    if (by === 'link.not-released') return refuse(by)
    if (by === undefined) {
      await log.record(app.db, { at: app.now(), actor: 'system', act: 'factor.refused', about: { account } })
      return refuse('factor.refused')
    }
    await admitted.succeeded(app)
    return ok(by)
  })
}

/** What the typed text was, used up in the caller's transaction; undefined where it was nothing. */
async function used(
  app: App,
  account: AccountId,
  typed: string,
): Promise<'totp' | 'card' | 'recovery' | 'link' | 'link.not-released' | undefined> {
  const factor = await factors.find(app, account)
  if (!factor) return undefined
  const at = app.now()
  const step = factor.kind === 'totp' && isSecret(factor.secret) && stepTyped(factor.secret, typed, at, factor.lastStep)
  if (step && (await factors.useStep(app.db, account, step))) return 'totp'
  const { next } = await factors.codesLeft(app.db, account, 'card')
  const ofCard = { kind: 'card', print: printOf(app, account, 'card', typed), position: next ?? 0 } as const
  if (factor.kind === 'card' && (await factors.useCode(app.db, account, ofCard, at))) return 'card'
  const recovery = { kind: 'recovery', print: printOf(app, account, 'recovery', typed) } as const
  if (await factors.useCode(app.db, account, recovery, at)) return 'recovery'
  const link = await linkTyped(app, account, typed)
  if (link?.purpose !== 'factor') return undefined
  if (!link.released) return 'link.not-released'
  await links.end(app.db, account, 'used', at)
  await factors.remove(app.db, account)
  await log.record(app.db, { at, actor: account, act: 'link.used', about: { account } })
  await log.record(app.db, { at, actor: account, act: 'factor.removed', about: { account } })
  return 'link'
}

/** A new secret for an authenticator; it counts once a code of it was typed. */
export const newSecret = ({ vault }: Pick<App, 'vault'>): string => secretFrom(vault.random(20))

/** What was set up, with every code that is shown this once. */
export type FactorSet = {
  readonly kind: FactorKind
  readonly card: readonly string[]
  readonly recovery: readonly string[]
}

export type SetRefusal = 'factor.code-wrong'

/** 设置动态口令: a code of the authenticator shows that it has the secret. That code is used up. */
export async function setTotp(
  app: App,
  account: AccountId,
  { secret, typed }: { readonly secret: string; readonly typed: string },
): Promise<Result<FactorSet, SetRefusal>> {
  const at = app.now()
  const step = isSecret(secret) ? stepTyped(secret, typed, at, 0) : undefined
  if (!step) return refuse('factor.code-wrong')
  return inTransaction(app, async (app) => {
    await factors.set(app, account, { kind: 'totp', secret, since: at, lastStep: step })
    return ok(await complete(app, account, 'totp'))
  })
}

/** 口令卡: forty codes on paper, asked one after the other. */
export const setCard = (app: App, account: AccountId): Promise<FactorSet> =>
  inTransaction(app, async (app) => {
    await factors.set(app, account, { kind: 'card', secret: '', since: app.now(), lastStep: 0 })
    return complete(app, account, 'card')
  })

async function complete(app: App, account: AccountId, kind: FactorKind): Promise<FactorSet> {
  await log.record(app.db, { at: app.now(), actor: account, act: 'factor.set', about: { account, kind } })
  const card = kind === 'card' ? await newCodes(app, account, 'card') : []
  return { kind, card, recovery: await newCodes(app, account, 'recovery') }
}

/** 恢复码, new ones in the place of all before, for whoever has a factor that they could stand in for. */
export const renewRecovery = (app: App, account: AccountId): Promise<Result<readonly string[], 'factor.none'>> =>
  inTransaction(app, async (app) => {
    if (!(await factors.find(app, account))) return refuse('factor.none')
    await log.record(app.db, { at: app.now(), actor: account, act: 'factor.codes-made', about: { account } })
    return ok(await newCodes(app, account, 'recovery'))
  })

async function newCodes(app: App, account: AccountId, kind: CodeKind): Promise<readonly string[]> {
  const codes = Array.from({ length: codeCounts[kind] }, () => printCode(app.vault.random(codeShape.bytes)))
  await factors.setCodes(
    app.db,
    account,
    kind,
    codes.map((code) => printOf(app, account, kind, code)),
  )
  return codes
}

/** 取消: only where nobody has to have one. */
export async function removeFactor(
  app: App,
  account: AccountId,
): Promise<Result<AccountId, 'factor.obligatory' | 'factor.none'>> {
  const actor = app.directory.actorOf(account)
  if (actor && (await needsFactor(app, actor))) return refuse('factor.obligatory')
  return inTransaction(app, async (app) => {
    if (!(await factors.find(app, account))) return refuse('factor.none')
    await factors.remove(app.db, account)
    await log.record(app.db, { at: app.now(), actor: account, act: 'factor.removed', about: { account } })
    return ok(account)
  })
}

/** Lets a session that waited for a factor to be set up go on. */
export async function enrolled(app: App, account: AccountId, coming: Coming): Promise<SignedIn | undefined> {
  const line = await accounts.lineOf(app.db, account)
  const door = line && (await accounts.find(app, line.staffNumber))
  return door && inTransaction(app, (app) => enter(app, door, coming, 'open'))
}

/** 从所有其他设备退出: only this session stays. */
export const endOtherSessions = (app: App, account: AccountId, coming: Coming): Promise<SignedIn | undefined> =>
  inTransaction(app, async (app) => {
    const line = await accounts.lineOf(app.db, account)
    const door = line && (await accounts.find(app, line.staffNumber))
    await sessions.endOf(app, account)
    await log.record(app.db, { at: app.now(), actor: account, act: 'session.ended', about: {} })
    return door && enter(app, door, coming, 'open')
  })

const printOf = ({ vault }: App, account: AccountId, kind: CodeKind, code: string): string =>
  vault.tokenPrint(`${kind} ${account} ${readCode(code)}`)

import * as accounts from '#db/accounts.ts'
import * as factors from '#db/factors/sealed.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { type FactorRefusal, proveFactor } from './factors.ts'
import { admitTry, type From } from './throttling.ts'

export type StepUpRefusal = FactorRefusal | 'step-up.password'

type Proof = { readonly typed: string; readonly token: string; readonly from: From }

/** 再次确认身份: by the second factor, or the password where there is none; this session counts as fresh from now on. */
export async function stepUp(
  app: App,
  actor: Actor,
  { typed, token, from }: Proof,
): Promise<Result<undefined, StepUpRefusal>> {
  const hasFactor = (await factors.find(app, actor.account)) !== undefined
  const proven = hasFactor
    ? await proveFactor(app, actor.account, typed, from)
    : await byPassword(app, actor, typed, from)
  if (!proven.ok) return proven
  await inTransaction(app, async (app) => {
    await sessions.prove(app, token)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'session.proven', about: {} })
  })
  return ok(undefined)
}

async function byPassword(
  app: App,
  { account }: Actor,
  typed: string,
  from: From,
): Promise<Result<undefined, 'step-up.password' | 'sign-in.throttled'>> {
  const line = await accounts.lineOf(app.db, account)
  const door = line && (await accounts.find(app, line.staffNumber))
  const admitted = await admitTry(app, { what: 'sign-in', who: line?.staffNumber ?? '', account, from })
  if (!admitted) return refuse('sign-in.throttled')
  const right = await app.vault.verifyPassword(door?.passwordHash, typed)
  return inTransaction(app, async (app) => {
    if (right) {
      await admitted.succeeded(app)
      return ok(undefined)
    }
    await log.record(app.db, { at: app.now(), actor: 'system', act: 'session.refused', about: { account } })
    return refuse('step-up.password')
  })
}

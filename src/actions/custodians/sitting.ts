import { admitTry, type From } from '#actions/accounts/throttling.ts'
import * as kept from '#db/custodians/kept.ts'
import * as factors from '#db/factors/sealed.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { readCode } from '#domain/accounts/link.ts'
import { type Change, isUnderWay, type NewSeat, seatOf, withSeat } from '#domain/custodians/change.ts'
import { type PassphraseRefusal, refusePassphrase } from '#domain/first-start/passphrase.ts'
import type { ChangeId, PersonId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { ShareSecret } from '#domain/unseal/secret.ts'
import type { App } from '#house/app.ts'
import { fits } from '#keys/lock.ts'
import { lockFrom, textOf } from '#keys/lock-text.ts'
import { finishChange } from './settling.ts'

export type SittingRefusal =
  | PassphraseRefusal
  | 'custodians.over'
  | 'custodians.code-wrong'
  | 'custodians.factor-first'
  | 'start.passphrase-taken'
  | 'sign-in.throttled'

type Done<Refusal extends string> = Promise<Result<undefined, Refusal>>

export type Sitting = { readonly code: string; readonly first: string; readonly second: string; readonly from: From }

/** 领取份额: whoever was named types the code that was handed over and sets a passphrase that nobody else sees. */
export async function takeSeat(app: App, actor: Actor, { code, first, second, from }: Sitting): Done<SittingRefusal> {
  const seated = await seatFor(app, actor)
  if (!seated || seated.seat.lock) return refuse('custodians.over')
  if (await lacksFactor(app, actor)) return refuse('custodians.factor-first')
  const refusal = refusePassphrase(first, second)
  if (refusal) return refuse(refusal)
  const admitted = await admitTry(app, { what: 'custodians', who: actor.account, account: actor.account, from })
  if (!admitted) return refuse('sign-in.throttled')
  const given = seated.seat.code
  const isRight =
    given && given.until > app.now() && given.print === codePrint(app, seated.change.id, actor.person, code)
  if (!isRight) return wrong(app, actor, 'custodians.code-wrong')
  const secret = said(first)
  if (await isTaken(app, seated.change, secret)) return refuse('start.passphrase-taken')
  const lock = textOf(await app.locks.lockFor(secret))
  return inTransaction(app, async (app) => {
    const now = await seatFor(app, actor)
    if (!now || now.seat.lock || now.seat.code?.print !== given.print) return refuse('custodians.over')
    await kept.saveChange(
      app.db,
      withSeat(now.change, now.at, ({ code: _, ...seat }) => ({ ...seat, lock })),
    )
    await admitted.succeeded(app)
    await trace(app, actor, 'custodians.seated', now.change.id)
    return ok(undefined)
  })
}

export type ProvingRefusal = 'custodians.over' | 'custodians.passphrase-wrong' | 'sign-in.throttled'

/** 再输一次: proves that the passphrase is known. With the last proof the new lock takes the place of the one before. */
export async function proveSeat(
  app: App,
  actor: Actor,
  { passphrase, from }: { readonly passphrase: string; readonly from: From },
): Done<ProvingRefusal> {
  const seated = await seatFor(app, actor)
  const lock = seated?.seat.lock
  if (!lock || seated.seat.provedAt) return refuse('custodians.over')
  const admitted = await admitTry(app, { what: 'custodians', who: actor.account, account: actor.account, from })
  if (!admitted) return refuse('sign-in.throttled')
  if (!(await fits(lockFrom(lock), said(passphrase)))) return wrong(app, actor, 'custodians.passphrase-wrong')
  const proved = await inTransaction(app, async (app): Done<ProvingRefusal> => {
    const now = await seatFor(app, actor)
    if (now?.seat.lock?.face !== lock.face) return refuse('custodians.over')
    const provedAt = app.now()
    await kept.saveChange(
      app.db,
      withSeat(now.change, now.at, (seat) => ({ ...seat, provedAt })),
    )
    await admitted.succeeded(app)
    await trace(app, actor, 'custodians.proved', now.change.id)
    return ok(undefined)
  })
  if (proved.ok) await finishChange(app)
  return proved
}

/** What is kept of a code that was handed over. */
export const codePrint = ({ vault }: Pick<App, 'vault'>, change: ChangeId, person: PersonId, code: string): string =>
  vault.tokenPrint(`custodian ${change} ${person} ${readCode(code)}`)

/** A passphrase as a custodian types it. */
export const said = (text: string): ShareSecret => ({ kind: 'passphrase', text })

type Seated = { readonly change: Change; readonly at: number; readonly seat: NewSeat }

/** The place of this actor in the change that is under way. */
export async function seatFor(app: App, { person }: Actor): Promise<Seated | undefined> {
  const change = await kept.change(app)
  if (!change || !isUnderWay(change)) return undefined
  const at = seatOf(change, person)
  const seat = at === undefined ? undefined : change.seats[at]
  return at !== undefined && seat?.is === 'new' ? { change, at, seat } : undefined
}

/** Custodians are asked for a second factor before they are any (docs/decisions/0255). */
async function lacksFactor(app: App, actor: Actor): Promise<boolean> {
  if (app.demo || app.directory.settings.secondFactor !== 'required') return false
  return (await factors.find(app, actor.account)) === undefined
}

/** Two custodians with one passphrase would be one. */
async function isTaken(app: App, { seats }: Change, secret: ShareSecret): Promise<boolean> {
  if (await app.locks.whose(secret)) return true
  for (const seat of seats) if (seat.is === 'new' && seat.lock && (await fits(lockFrom(seat.lock), secret))) return true
  return false
}

/** A wrong guess is in the log. */
export async function wrong<Refusal extends string>(app: App, actor: Actor, refusal: Refusal) {
  await inTransaction(app, async (app) => trace(app, actor, 'custodians.refused'))
  return refuse(refusal)
}

/** Of what a custodian did alone; never a word of what was typed. */
export const trace = (app: App, actor: Actor, act: Act, change?: ChangeId) =>
  log.record(app.db, { at: app.now(), actor: actor.account, act, about: { ...(change && { change }) } })

import { admitTry, type From } from '#actions/accounts/throttling.ts'
import * as kept from '#db/custodians/kept.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Change, isUnderWay, seatOf } from '#domain/custodians/change.ts'
import { Forbidden } from '#domain/errors.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { fits } from '#keys/lock.ts'
import { lockFrom, textOf } from '#keys/lock-text.ts'
import { groupsApart, printRecoveryCode, readRecoveryCode } from '#keys/recovery-code.ts'
import { finishChange } from './settling.ts'
import { trace, wrong } from './sitting.ts'

export type NewCardRefusal = 'custodians.over' | 'start.card-gone' | 'start.card-wrong' | 'sign-in.throttled'

/**
 * The change whose new card this actor makes, if any: a custodian of the lock to come, since the card is a share of it. Whoever
 * hands out the codes makes none.
 */
export async function cardFor(app: App, { person }: Actor): Promise<Change | undefined> {
  const change = await kept.change(app)
  if (!change || !isUnderWay(change) || change.card.is !== 'new') return undefined
  const holders = await kept.holders(app)
  const stays = change.seats.some((seat) => seat.is === 'stays' && holders[seat.print]?.person === person)
  const at = seatOf(change, person)
  const seat = at === undefined ? undefined : change.seats[at]
  return stays || (seat?.is === 'new' && seat.provedAt) ? change : undefined
}

/** A new card; one that was made before for the same change is worth nothing from here on. */
export async function makeCard(app: App, actor: Actor): Promise<Result<undefined, NewCardRefusal>> {
  if (!(await cardFor(app, actor))) throw new Forbidden()
  const code = printRecoveryCode(app.vault.random(20))
  const lock = textOf(await app.locks.lockFor({ kind: 'recovery-code', text: code }))
  const made = await inTransaction(app, async (app): Promise<Result<string, NewCardRefusal>> => {
    const change = await cardFor(app, actor)
    if (change?.card.is !== 'new' || change.card.readAt) return refuse('custodians.over')
    await kept.saveChange(app.db, { ...change, card: { is: 'new', lock, madeAt: app.now() } })
    return ok(change.id)
  })
  if (!made.ok) return made
  app.cardDesk.lay(made.value, code)
  return ok(undefined)
}

/** The card as a PDF, as long as this house remembers it. */
export async function drawCard(app: App, actor: Actor): Promise<Uint8Array | undefined> {
  const change = await cardFor(app, actor)
  const code = change && app.cardDesk.codeFor(change.id)
  if (!code) return undefined
  const root = [...app.directory.units.values()].find(({ parent }) => parent === undefined)
  return app.printRoom.card({ at: app.now(), organisation: root?.name ?? '', code, threshold: change.threshold })
}

/** 读回: the code as it was typed from paper. Where it is the last thing lacking, the new lock comes into force. */
export async function readCard(
  app: App,
  actor: Actor,
  { typed, from }: { readonly typed: string; readonly from: From },
): Promise<Result<undefined, NewCardRefusal>> {
  const change = await cardFor(app, actor)
  const lock = change?.card.is === 'new' ? change.card.lock : undefined
  if (!lock) return refuse('start.card-gone')
  const admitted = await admitTry(app, { what: 'custodians', who: actor.account, account: actor.account, from })
  if (!admitted) return refuse('sign-in.throttled')
  const isRight = readRecoveryCode(typed) && (await fits(lockFrom(lock), { kind: 'recovery-code', text: typed }))
  if (!isRight) return wrong(app, actor, 'start.card-wrong')
  const read = await inTransaction(app, async (app): Promise<Result<undefined, NewCardRefusal>> => {
    const now = await cardFor(app, actor)
    if (now?.card.is !== 'new' || now.card.lock?.face !== lock.face) return refuse('start.card-gone')
    await kept.saveChange(app.db, { ...now, card: { ...now.card, readAt: app.now() } })
    await admitted.succeeded(app)
    await trace(app, actor, 'custodians.card-read', now.id)
    return ok(undefined)
  })
  if (read.ok) await finishChange(app)
  return read
}

/** Which groups of the code are wrong, while the house remembers the card. */
export async function wrongGroups(app: App, actor: Actor, typed: string): Promise<readonly number[]> {
  const change = await cardFor(app, actor)
  const code = change && app.cardDesk.codeFor(change.id)
  return code ? groupsApart(code, typed) : []
}

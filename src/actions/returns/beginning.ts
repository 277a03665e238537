import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId, ReturnId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import {
  type Asked,
  comparable,
  makesReturns,
  mostReturnName,
  mostReturnReason,
  type ReturnRefusal,
  replacementOf,
  stateOf,
  usualAgainst,
} from '#domain/returns/return.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { returnFor, signersFor, unitsFor } from '#gate/returns/reading.ts'
import type { App } from '#house/app.ts'

/** What somebody wants to make a return of; of a correction, the day, the clock and the tables are those of the one before. */
export type Wish = {
  readonly name: string
  readonly day: Day | undefined
  readonly clock: Clock
  readonly tables: readonly string[]
  readonly reviewer: string
  readonly head: string
  /** An id, `usual` for the last one of an earlier day, or nothing. */
  readonly against: string
  readonly corrects?: ReturnId | undefined
  readonly reason: string
}

/**
 * Begins a 年报: nothing is frozen yet, and nobody has signed. Throws Forbidden for whoever makes none, NotFound where the one that it
 * corrects is not there for this actor.
 */
export async function beginReturn(
  app: App,
  actor: Actor,
  wish: Wish,
  command: Command,
): Promise<Result<ReturnId, ReturnRefusal>> {
  if (!makesReturns(actor)) throw new Forbidden()
  return once<ReturnRefusal, ReturnId>(app, actor, command, async (app) => {
    const asked = await askedOf(app, actor, wish)
    if (!asked.ok) return asked
    const id = app.newId<ReturnId>()
    await returns.add(app, id, asked.value)
    const about = { return: id, tables: asked.value.tables.length, day: asked.value.day }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'return.begun', about })
    return ok(id)
  })
}

async function askedOf(app: App, actor: Actor, wish: Wish): Promise<Result<Asked, ReturnRefusal>> {
  const name = cleanText(wish.name)
  if (name === '' || name.length > mostReturnName) return refuse('returns.name')
  const old = wish.corrects && (await corrected(app, actor, wish.corrects))
  const reason = cleanText(wish.reason)
  if (old && (reason === '' || reason.length > mostReturnReason)) return refuse('returns.reason')
  const counted = old ? ok(old) : countedIn(app, actor, wish)
  if (!counted.ok) return counted
  const { day, clock, tables, units } = counted.value
  const signers = signersOf(app, actor, { units, tables, reviewer: wish.reviewer, head: wish.head })
  if (!signers.ok) return signers
  const against = await againstFor(app, counted.value, old ? (old.against ?? '') : wish.against)
  return ok({
    name,
    day,
    clock,
    tables,
    units,
    signers: { maker: actor.account, ...signers.value },
    ...(against && { against: against.id }),
    ...(old && { corrects: { return: old.id, reason } }),
    at: app.now(),
  })
}

type Counted = Pick<Asked, 'day' | 'clock' | 'tables' | 'units'>

/** What a new return counts: a day that has come, and tables that the 制表人 may read over some units as a whole. */
function countedIn(app: App, actor: Actor, { day, clock, tables: asked }: Wish): Result<Counted, ReturnRefusal> {
  if (!day || day > dayOf(app.now())) return refuse('returns.day')
  const tables = tablesIn(actor, asked)
  const units = tables.length === 0 ? [] : unitsFor(app, actor, tables)
  return units.length === 0 ? refuse('returns.tables') : ok({ day, clock, tables, units })
}

/** The signed return that a new one is compared with; none where there is no such one. */
async function againstFor(app: App, counted: Counted, wanted: string) {
  const all = await returns.list(app)
  if (wanted === 'usual') return usualAgainst(counted, all)
  return comparable(counted, all).find(({ id }) => id === wanted)
}

/** The signed return that is to be corrected; one that was already is corrected by its newest version. */
async function corrected(app: App, actor: Actor, id: ReturnId) {
  const old = await returnFor(app, actor, id)
  if (!old) throw new NotFound()
  if (stateOf(old) !== 'signed' || replacementOf(old, await returns.list(app))) throw new Forbidden()
  return old
}

/** The tables of such a house, in the order of their numbers. */
const tablesIn = ({ profile }: Actor, asked: readonly string[]): readonly TableKey[] =>
  tableKeys.filter((key) => asked.includes(key) && (tableOf(key).profiles?.includes(profile) ?? true))

type Signing = Pick<Asked, 'units' | 'tables'> & Pick<Wish, 'reviewer' | 'head'>

/**
 * 审核人 and 单位负责人: neither is the 制表人, and they are two people wherever two could sign. Each reads every table by the own
 * rights or heads the units, since nobody signs what is hidden from the own eyes.
 */
export function signersOf(
  app: App,
  actor: Actor,
  { units, tables, reviewer, head }: Signing,
): Result<{ readonly reviewer: AccountId; readonly head: AccountId }, ReturnRefusal> {
  const chosen = [reviewer, head].map((account) => app.directory.actorOf(account as AccountId))
  const [first, second] = chosen
  if (!first || !second) return refuse('returns.signer')
  if (chosen.some((one) => one?.account === actor.account)) return refuse('returns.signer-self')
  const able = signersFor(app, actor.account, units, tables)
  if (chosen.some((one) => !able.some(({ account }) => account === one?.account)))
    return refuse('returns.signer-sees-not')
  if (first.account === second.account && able.length > 1) return refuse('returns.signer-twice')
  return ok({ reviewer: first.account, head: second.account })
}

import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { listsPeople } from '#domain/access/duties.ts'
import type { AccountId, ReturnId, UnitId } from '#domain/ids.ts'
import { frozenOf, makesReturns, type Return, roles, stateOf, turnOf, waitsFor } from '#domain/returns/return.ts'
import { maySign, unseenOf } from '#domain/returns/seeing.ts'
import type { TableKey } from '#domain/statistics/tables/index.ts'
import type { App } from '#house/app.ts'

/**
 * Whoever may read all its tables over all its units, and whoever is asked to sign it once there is something to sign; before
 * everybody has signed, nobody else but whoever makes returns.
 */
export function seesReturn(actor: Actor, one: Return): boolean {
  const [state, isSigner] = [stateOf(one), roles.some((role) => one.signers[role] === actor.account)]
  if (unseenOf(actor, one.units, one.tables).length === 0) return state === 'signed' || makesReturns(actor) || isSigner
  return isSigner && frozenOf(one) !== undefined && state !== 'cancelled' && maySign(actor, one.units, one.tables)
}

/** The returns that somebody may see, the newest first. */
export async function returnsFor(app: App, actor: Actor): Promise<readonly Return[]> {
  if (!listsPeople(actor)) return []
  return (await returns.list(app)).filter((one) => seesReturn(actor, one))
}

/** A return for whoever may see it. */
export const returnFor = async (app: App, actor: Actor, id: ReturnId): Promise<Return | undefined> =>
  (await returnsFor(app, actor)).find((one) => one.id === id)

/** How many returns wait for this very person to sign; one that was sent back waits for its 制表人. */
export async function countReturns(app: App, actor: Actor): Promise<number> {
  return (await returnsFor(app, actor)).filter((one) => waitsFor(actor, one) && one.events.length > 0).length
}

/** Whoever has the next signature may no longer read the tables, or acts no more: then it waits for nobody. */
export function isStranded(app: App, one: Return): boolean {
  const turn = turnOf(one)
  const actor = turn && app.directory.actorOf(one.signers[turn])
  return turn !== undefined && !(actor && seesReturn(actor, one) && (turn !== 'maker' || makesReturns(actor)))
}

/** The topmost units over which somebody reads every one of these tables. */
export function unitsFor(app: App, actor: Actor, tables: readonly TableKey[]): readonly UnitId[] {
  const reads = (unit: UnitId) => unseenOf(actor, [unit], tables).length === 0
  const units = [...app.directory.units.values()]
  const read = new Set(units.filter(({ id }) => reads(id)).map(({ id }) => id))
  return units.filter(({ id, parent }) => read.has(id) && !(parent && read.has(parent))).map(({ id }) => id)
}

/** Who could sign beside the 制表人. */
export const signersFor = (
  app: App,
  maker: AccountId,
  units: readonly UnitId[],
  tables: readonly TableKey[],
): readonly Actor[] =>
  app.directory.everyone().filter((actor) => actor.account !== maker && maySign(actor, units, tables))

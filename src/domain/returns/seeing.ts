import { type Actor, holdsFor } from '#domain/access/actor.ts'
import { listsPeople } from '#domain/access/duties.ts'
import type { Group } from '#domain/access/groups.ts'
import { isBlind } from '#domain/access/policy.ts'
import { grants } from '#domain/access/rights.ts'
import type { UnitId } from '#domain/ids.ts'
import { listedBy } from '#domain/roster/entry.ts'
import { type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { groupsOf } from '#domain/statistics/tally.ts'

/**
 * Whether somebody may read a table that is counted over these units: a duty or office that lists each of its groups in every
 * one of them. A 代管人 lists the dossiers in the own hands alone, which is no unit (docs/decisions/0039).
 */
export const seesTable = (actor: Actor, units: readonly UnitId[], key: TableKey): boolean =>
  unseenOf(actor, units, [key]).length === 0

/** The tables that somebody may not read. What the units open is asked once for all of them. */
export function unseenOf(actor: Actor, units: readonly UnitId[], tables: readonly TableKey[]): readonly TableKey[] {
  if (!listsPeople(actor) || isBlind(actor) || units.length === 0) return tables
  const listed = units.map((unit) => new Set(listedBy((group) => lists(actor, unit, group))))
  return tables.filter((key) => {
    const needed = [...groupsOf(tableOf(key))]
    return !listed.every((groups) => needed.every((group) => groups.has(group)))
  })
}

/**
 * Whether somebody may be asked to sign a return: by the own rights, or as whoever heads or leads all its units. Those read by
 * seat what they decide on (docs/decisions/0001, 0097): of a return the numbers of its tables, and names by the own rights alone.
 */
export const maySign = (actor: Actor, units: readonly UnitId[], tables: readonly TableKey[]): boolean =>
  unseenOf(actor, units, tables).length === 0 || leads(actor, units)

const leads = (actor: Actor, units: readonly UnitId[]): boolean =>
  listsPeople(actor) &&
  !isBlind(actor) &&
  units.length > 0 &&
  units.every((unit) => holdsFor(actor, unit, 'head', 'leader'))

const lists = (actor: Actor, unit: UnitId, group: Group): boolean =>
  actor.duties.some(({ duty, units }) => duty !== 'keeper' && units.has(unit) && grants(actor, duty, 'list', group))

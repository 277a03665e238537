import type { UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import { type Unit, type UnitKind, unitKinds } from './unit.ts'

/** A unit as it was opened. What became of it are its changes. */
export type FoundedUnit = Unit & {
  readonly openedOn: Day
  /** What the numbers of its dossiers begin with; empty unless it is a legal person. */
  readonly series: string
}

/**
 * 沿革: one change of a unit, and the day from which it holds. `n` counts those of a unit and is its version. 撤销 and 合并 are
 * announced first (`closing`, for a merger with the unit that takes its people over) and stand when they are carried out
 * (`closed`), so that nobody is left in a unit that is not there. What is taken back before its day is withdrawn by `n`.
 */
export type UnitChange = {
  readonly unit: UnitId
  readonly n: number
  readonly what: 'name' | 'parent' | 'closing' | 'closed' | 'withdrawn'
  readonly value: string | undefined
  readonly since: Day
  readonly at: Instant
  readonly by: string
}

/** Everything that is known of the tree, of every day. */
export type UnitHistory = { readonly founded: readonly FoundedUnit[]; readonly changes: readonly UnitChange[] }

/** The tree of a day: under the names and parents of that day, units closed by then included and marked. */
export function unitsOn({ founded, changes }: UnitHistory, day: Day): readonly Unit[] {
  const ofUnit = Map.groupBy(standing(changes), ({ unit }) => unit)
  return founded
    .filter(({ openedOn }) => openedOn <= day)
    .map(({ openedOn: _, series: __, ...unit }) => {
      const held = ofUnit.get(unit.id)
      return held ? asOf(unit, held, day) : unit
    })
}

function asOf(unit: Unit, changes: readonly UnitChange[], day: Day): Unit {
  const last = (what: UnitChange['what']) =>
    changes
      .filter((one) => one.what === what && one.since <= day)
      .toSorted((a, b) => (a.since === b.since ? a.n - b.n : a.since < b.since ? -1 : 1))
      .at(-1)
  const [name, parent, closed] = [last('name'), last('parent'), last('closed')]
  const heir = closed?.value as UnitId | undefined
  return {
    ...unit,
    name: name?.value ?? unit.name,
    parent: heir ?? (parent?.value as UnitId | undefined) ?? unit.parent,
    ...(closed && { closedOn: closed.since }),
    ...(heir && { mergedInto: heir }),
  }
}

/** Without those that were taken back. */
export function standing(changes: readonly UnitChange[]): readonly UnitChange[] {
  const back = new Set(changes.filter(({ what }) => what === 'withdrawn').map(({ unit, value }) => `${unit} ${value}`))
  return changes.filter(({ unit, n, what }) => what !== 'withdrawn' && !back.has(`${unit} ${n}`))
}

/** What of a unit is announced for a later day and not taken back, or is overdue since something stands in its way. */
export const plannedOf = ({ changes }: UnitHistory, unit: UnitId, today: Day): readonly UnitChange[] => {
  const own = standing(changes).filter((one) => one.unit === unit)
  const isDone = own.some(({ what }) => what === 'closed')
  return own.filter(({ what, since }) => (what === 'closing' ? !isDone : since > today))
}

/** Every 撤销 and 合并 whose day has come and that is not carried out yet. */
export function closingsDue({ changes }: UnitHistory, today: Day): readonly UnitChange[] {
  const all = standing(changes)
  const done = new Set(all.filter(({ what }) => what === 'closed').map(({ unit }) => unit))
  return all.filter(({ what, unit, since }) => what === 'closing' && since <= today && !done.has(unit))
}

/** The version of a unit: how often it was changed. */
export const versionOf = ({ changes }: UnitHistory, unit: UnitId): number =>
  changes.reduce((n, change) => (change.unit === unit ? Math.max(n, change.n) : n), 0)

export type TreeRefusal =
  | 'organisation.unit-unknown'
  | 'organisation.parent-closed'
  | 'organisation.circle'
  | 'organisation.name-taken'
  | 'organisation.kind-above'
  | 'organisation.before-opening'

/**
 * Whether the tree can be what this history makes of it, asked of one unit on the day of its change and on every later day on
 * which something is announced already.
 */
export function refuseHistory(history: UnitHistory, unit: UnitId, since: Day): TreeRefusal | undefined {
  const own = history.founded.find(({ id }) => id === unit)
  if (!own) return 'organisation.unit-unknown'
  if (since < own.openedOn) return 'organisation.before-opening'
  const later = [
    ...standing(history.changes).map((change) => change.since),
    ...history.founded.map(({ openedOn }) => openedOn),
  ]
  const days = [since, ...new Set(later.filter((day) => day > since))]
  for (const day of days) {
    const refusal = refuseTree(unitsOn(history, day), unit)
    if (refusal) return refusal
  }
  return undefined
}

function refuseTree(list: readonly Unit[], id: UnitId): TreeRefusal | undefined {
  const units = new Map(list.map((unit) => [unit.id, unit]))
  const unit = units.get(id)
  if (!unit || unit.closedOn !== undefined || unit.parent === undefined) return undefined
  const parent = units.get(unit.parent)
  if (!parent || parent.closedOn !== undefined) return 'organisation.parent-closed'
  if (climbs(units, unit, id)) return 'organisation.circle'
  if (levelOf(parent.kind) > levelOf(unit.kind)) return 'organisation.kind-above'
  const isTaken = list.some(
    (other) =>
      other.id !== id && other.parent === unit.parent && other.closedOn === undefined && alike(other.name, unit.name),
  )
  return isTaken ? 'organisation.name-taken' : undefined
}

/** Whether somebody who climbs from the unit comes back to it. */
function climbs(units: ReadonlyMap<UnitId, Unit>, from: Unit, id: UnitId): boolean {
  const met = new Set<UnitId>()
  for (let up = from.parent; up !== undefined && !met.has(up); up = units.get(up)?.parent) {
    if (up === id) return true
    met.add(up)
  }
  return false
}

const levelOf = (kind: UnitKind): number => unitKinds.indexOf(kind)

const alike = (one: string, other: string): boolean => one.normalize('NFKC').trim() === other.normalize('NFKC').trim()

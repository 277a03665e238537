import type { UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'

/** From the top down: none stands under a lower one. */
export const unitKinds = ['group', 'company', 'department', 'section'] as const

export type UnitKind = (typeof unitKinds)[number]

/** 机构: a node of the organisation tree. `entity` says that it is a legal person, with a numbering of its own. */
export type Unit = {
  readonly id: UnitId
  readonly parent: UnitId | undefined
  readonly kind: UnitKind
  readonly name: string
  readonly code: string
  readonly position: number
  readonly entity: boolean
  /** 撤销: since this day it is no more; whoever left before still belongs to it, and its parent, or the unit that took it over, answers for them. */
  readonly closedOn?: Day
  /** 并入: the unit that took its people over. */
  readonly mergedInto?: UnitId
}

/** How many characters the name of a unit or of a post may have. */
export const longestName = 100

/** Whether people can be placed in a unit. */
export const isOpen = ({ closedOn }: Pick<Unit, 'closedOn'>): boolean => closedOn === undefined

export type Tree = {
  /** Closed ones too, so that whatever was recorded of them keeps its name; nothing is chosen but what `isOpen`. */
  readonly units: ReadonlyMap<UnitId, Unit>
  /** The unit and everything under it; empty for a unit that is not there. */
  readonly below: (unit: UnitId) => ReadonlySet<UnitId>
  /** The units above, nearest first, itself excluded. */
  readonly above: (unit: UnitId) => readonly Unit[]
}

const nothing: ReadonlySet<UnitId> = new Set()

/** The tree of these units, siblings in their order. A circle is a bug in the data and says so. */
export function treeOf(list: readonly Unit[]): Tree {
  const units = new Map([...list].sort((a, b) => a.position - b.position).map((unit) => [unit.id, unit]))
  const above = new Map([...units.values()].map((unit) => [unit.id, climb(units, unit)]))

  const below = new Map<UnitId, Set<UnitId>>([...units.keys()].map((id) => [id, new Set([id])]))
  for (const [id, ancestors] of above) for (const ancestor of ancestors) below.get(ancestor.id)?.add(id)

  return { units, below: (unit) => below.get(unit) ?? nothing, above: (unit) => above.get(unit) ?? [] }
}

function climb(units: ReadonlyMap<UnitId, Unit>, from: Unit): readonly Unit[] {
  const path: Unit[] = []
  for (let unit = parentOf(units, from); unit; unit = parentOf(units, unit)) {
    if (unit === from || path.includes(unit)) throw new Error(`The organisation tree has a circle at ${unit.code}.`)
    path.push(unit)
  }
  return path
}

const parentOf = (units: ReadonlyMap<UnitId, Unit>, unit: Unit) => unit.parent && units.get(unit.parent)

/** The legal person that a unit belongs to: itself or the nearest above. */
export function entityOf(tree: Tree, unit: UnitId): Unit | undefined {
  const own = tree.units.get(unit)
  return own && [own, ...tree.above(unit)].find(({ entity }) => entity)
}

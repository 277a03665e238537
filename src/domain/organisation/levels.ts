import type { UnitId } from '#domain/ids.ts'
import type { Office } from './office.ts'

/** A level above a unit, and who holds it; nobody where it is vacant. */
export type OfficeLevel = {
  readonly kind: Office['kind']
  readonly unit: UnitId
  readonly offices: readonly Office[]
}

export type Offices = {
  readonly parent: (unit: UnitId) => UnitId | undefined
  readonly offices: readonly Office[]
}

/**
 * The levels above a unit, nearest first: its leader, the parent's head, the parent's leader … A unit met a second time ends
 * them, so that a circle in the organisation cannot hold whoever asks (docs/approvals.md E17).
 */
export function levelsAbove(from: UnitId, organisation: Offices): readonly OfficeLevel[] {
  const levels = [levelAt('leader', from, organisation)]
  const met = new Set([from])
  const { parent } = organisation
  for (let unit = parent(from); unit && !met.has(unit); unit = parent(unit)) {
    met.add(unit)
    levels.push(levelAt('head', unit, organisation), levelAt('leader', unit, organisation))
  }
  return levels
}

/** Who heads, or leads, this very unit. */
export const levelAt = (kind: Office['kind'], unit: UnitId, { offices }: Pick<Offices, 'offices'>): OfficeLevel => ({
  kind,
  unit,
  offices: offices.filter((office) => office.unit === unit && office.kind === kind),
})

import type { UnitId } from '#domain/ids.ts'
import type { Occurring } from './facets.ts'
import { type ChoiceFilter, choiceFilters, chosenBy } from './filters.ts'
import type { Choices } from './listing.ts'
import { treeOrder } from './ordering.ts'
import type { Units } from './orders.ts'

/** What occurs, in the order of the tables and of the tree: the choices that the filters of a list offer. */
export const choicesOf = (occurring: Occurring, units: Units): Choices => ({
  ...(Object.fromEntries(choiceFilters.map((filter) => [filter, inOrderOf(filter, occurring[filter])])) as Record<
    ChoiceFilter,
    readonly string[]
  >),
  units: withThoseAbove(occurring.units, units),
})

/** Known texts in the order of their table, then the others. */
function inOrderOf(filter: ChoiceFilter, shown: ReadonlySet<string>): readonly string[] {
  const { order } = chosenBy(filter)
  const known = typeof order === 'string' ? [] : order.filter((text) => shown.has(text))
  return [...known, ...[...shown].filter((text) => !known.includes(text)).sort()]
}

/** The units that have rows, and those above them, so that the tree can be read. */
function withThoseAbove(occurring: ReadonlySet<UnitId>, units: Units) {
  const wanted = new Set<UnitId>()
  for (const id of occurring) {
    for (let unit = units.get(id); unit && !wanted.has(unit.id); ) {
      wanted.add(unit.id)
      unit = unit.parent === undefined ? undefined : units.get(unit.parent)
    }
  }
  return treeOrder(units.values()).filter(({ id }) => wanted.has(id))
}

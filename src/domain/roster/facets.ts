import type { Subject } from '#domain/access/policy.ts'
import type { UnitId } from '#domain/ids.ts'
import { askedBy, type ChoiceFilter, choiceFilters, chosenBy } from './filters.ts'
import { bitOf, listedBit, type Mask } from './mask.ts'
import type { Shelf } from './shelf.ts'
import type { Sight } from './sight.ts'

/** Which texts and units occur in the rows that a viewer sees. */
export type Occurring = Readonly<Record<ChoiceFilter, ReadonlySet<string>>> & { readonly units: ReadonlySet<UnitId> }

/**
 * How often each choice occurs, counted class by class and kept up with the rows, so that the filters of a list never read
 * all of them. Rows that a viewer sees in another way than their class are taken out of it and counted by themselves: a
 * value that only a hidden relative has is no choice.
 */
export type Facets = {
  readonly leaving: (slot: number) => void
  readonly entered: (slot: number) => void
  readonly occurring: (sight: Sight) => Occurring
}

type Counts = { rows: number; readonly texts: Readonly<Record<ChoiceFilter, Map<string, number>>> }

type ByClass = Map<number, Counts>

/** Counts what occurs in each filter, class of rows by class of rows, following every change. */
export function createFacets(shelf: Pick<Shelf, 'glance' | 'classOf' | 'classes'>): Facets {
  const all: ByClass = new Map()

  const count = (counted: ByClass, slot: number, by: 1 | -1) => {
    const number = shelf.classOf(slot)
    const counts = counted.get(number) ?? { rows: 0, texts: perFilter(() => new Map<string, number>()) }
    counted.set(number, counts)
    counts.rows += by
    const row = shelf.glance(slot)
    for (const filter of choiceFilters) {
      const text = chosenBy(filter).value(row)
      if (text !== undefined) counts.texts[filter].set(text, (counts.texts[filter].get(text) ?? 0) + by)
    }
  }

  return {
    leaving: (slot) => count(all, slot, -1),
    entered: (slot) => count(all, slot, 1),
    occurring: (sight) => {
      const found = createFound()
      const apart: ByClass = new Map()
      for (const slot of sight.singled) {
        if (shelf.classOf(slot) === 0) continue
        count(apart, slot, 1)
        const row = shelf.glance(slot)
        found.take(row, sight.masks[slot] ?? 0, (filter) => [chosenBy(filter).value(row)])
      }
      for (const [number, { rows, texts }] of all) {
        const others = apart.get(number)
        const sample = shelf.classes()[number]
        if (!sample || rows <= (others?.rows ?? 0)) continue
        found.take(sample, sight.byClass(number), (filter) =>
          [...texts[filter]].map(([text, times]) =>
            times > (others?.texts[filter].get(text) ?? 0) ? text : undefined,
          ),
        )
      }
      return found.all
    },
  }
}

const perFilter = <Value>(make: () => Value) =>
  Object.fromEntries(choiceFilters.map((filter) => [filter, make()])) as Record<ChoiceFilter, Value>

function createFound() {
  const all = { ...perFilter(() => new Set<string>()), units: new Set<UnitId>() }
  type Texts = (filter: ChoiceFilter) => readonly (string | undefined)[]
  const take = ({ unit }: Pick<Subject, 'unit'>, mask: Mask, textsOf: Texts) => {
    if ((mask & listedBit) === 0) return
    all.units.add(unit)
    for (const filter of choiceFilters) {
      if ((mask & bitOf(askedBy(filter).group)) === 0) continue
      for (const text of textsOf(filter)) if (text !== undefined) all[filter].add(text)
    }
  }
  return { all, take }
}

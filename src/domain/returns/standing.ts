import type { DossierId } from '#domain/ids.ts'
import type { MaskedGroup } from '#domain/roster/entry.ts'
import type { Where } from '#domain/statistics/figure.ts'
import type { MeasureKey } from '#domain/statistics/measures/index.ts'
import type { Population } from '#domain/statistics/population.ts'
import { marksOf } from '#domain/statistics/tally.ts'
import { countingIn, type Side, type Snapshot } from './snapshot.ts'

/** How everybody of a return stands on one of its sides. */
export type Standing = {
  readonly counted: () => readonly DossierId[]
  readonly has: (id: DossierId) => boolean
  /** Whether the return keeps the person at all. */
  readonly keeps: (id: DossierId) => boolean
  /** Whether the 制表人 could count the person by all that the table reads. */
  readonly lists: (id: DossierId) => boolean
  readonly isOf: (id: DossierId, population: Population) => boolean
  readonly code: (id: DossierId, measure: MeasureKey) => string
}

/** By whom the 制表人 could count by these groups, under these conditions. */
export function standingIn(
  snapshot: Snapshot,
  side: Side,
  of: Population,
  groups: ReadonlySet<MaskedGroup>,
  where: readonly Where[],
): Standing {
  const { people } = snapshot
  const { census, mayCount } = countingIn(snapshot, 'people', () => side)
  const mask = mayCount(groups)
  const marks = marksOf(census, { of, where }, mask)
  const at = (id: DossierId) => placeIn(people, id)
  return {
    counted: () => people.filter((_, place) => marks[place] === 1),
    has: (id) => marks[at(id)] === 1,
    keeps: (id) => at(id) >= 0,
    lists: (id) => mask[at(id)] === 1,
    isOf: (id, population) => census.members(population)[at(id)] === 1,
    code: (id, measure) => {
      const { codes, values } = census.coded(measure)
      return values[(codes[at(id)] ?? 0) - 1] ?? ''
    },
  }
}

/** Where somebody stands among people in their order; -1 of whoever is not among them. */
export function placeIn(people: readonly DossierId[], id: DossierId): number {
  let [low, high] = [0, people.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = people[middle] ?? ''
    if (there === id) return middle
    if (there < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}

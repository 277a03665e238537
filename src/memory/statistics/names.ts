import type { RosterRow } from '#domain/roster/entry.ts'
import type { Clock, Known } from '#domain/statistics/person.ts'
import type { Day } from '#domain/time.ts'
import { keep } from './keep.ts'

/** What was opened of people for the names of one day: it holds as long as nothing else is known of them, and goes with that. */
export type Names = {
  readonly day: Day
  readonly clock: Clock
  /** Undefined of whoever was nobody on it. */
  readonly rows: WeakMap<Known, RosterRow | undefined>
}

/** So many days are kept. */
const kept = 4

/** Those of the days that were asked for last. */
export function createNames(): (day: Day, clock: Clock) => Names {
  const days = new Map<string, Names>()
  return (day, clock) => {
    const key = `${day} ${clock}`
    return keep(days, key, days.get(key) ?? { day, clock, rows: new WeakMap() }, kept)
  }
}

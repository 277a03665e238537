import { type Census, createCensus } from '#domain/statistics/census.ts'
import { type Clock, type Person, personOn } from '#domain/statistics/person.ts'
import type { Ground } from '#domain/statistics/questions.ts'
import { saidOn } from '#domain/statistics/said.ts'
import type { Day } from '#domain/time.ts'
import { first, keep } from './keep.ts'
import type { Reading } from './reading.ts'

/** A census of the people of a day, and who stands there as of it; `behind` are the places of which something else is known since. */
export type PeopleThen = {
  readonly census: Census
  readonly personAt: (place: number) => Person | undefined
  readonly isThere: (place: number) => boolean
  readonly history: unknown
  readonly behind: Set<number>
}

/** The people of the days that were asked for last. */
export type PeopleOfDays = {
  /** The census of a day, however far it is behind. */
  readonly on: (day: Day, clock: Clock) => PeopleThen
  /** Something else is known of somebody than before. */
  readonly took: (place: number) => void
  readonly forget: () => void
}

type Sources = {
  readonly reading: () => Pick<Reading, 'known' | 'places'>
  readonly ground: (day: Day) => Ground
  /** Another one where the tree of units was: a census is of one tree. */
  readonly history: () => unknown
  /** So many days are kept, and those that are needed whenever they were asked for. */
  readonly most: () => number
  readonly isNeeded: (key: string) => boolean
}

/** A census of a day follows what changes, as soon as somebody asks for it. */
export function createPeopleOfDays({ reading, ground, history, most, isNeeded }: Sources): PeopleOfDays {
  /** Those asked for last stand last. */
  const taken = new Map<string, PeopleThen>()

  const made = (day: Day, clock: Clock): PeopleThen => {
    const [known, places] = [reading().known(), reading().places()]
    const personAt = (place: number) => {
      const one = known[place]
      return one && personOn(one, day, clock)
    }
    const isThere = (place: number) => {
      const one = known[place]
      return one !== undefined && saidOn(one, day, clock) !== undefined
    }
    const census = createCensus(day, ground(day), { end: () => places.length, personAt })
    return { census, personAt, isThere, history: history(), behind: new Set() }
  }
  return {
    on: (day, clock) => {
      const key = `${day} ${clock}`
      const before = taken.get(key)
      const now = before && before.history === history() ? before : made(day, clock)
      return keep(taken, key, now, most(), isNeeded)
    },
    took: (place) => {
      for (const { behind } of taken.values()) behind.add(place)
    },
    forget: () => taken.clear(),
  }
}

/** Looks at so many people again; whether nobody is left. */
export function catchUp({ behind, census }: PeopleThen, most: number): boolean {
  for (const place of first(behind, most)) {
    census.again(place)
    behind.delete(place)
  }
  return behind.size === 0
}

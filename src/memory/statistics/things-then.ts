import type { DossierId } from '#domain/ids.ts'
import type { Census } from '#domain/statistics/census.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { Ground } from '#domain/statistics/questions.ts'
import type { Thing, ThingKind } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import type { Day } from '#domain/time.ts'
import { createThings, ownerOf, type Things, thingsOf } from './censuses.ts'
import { first, keep } from './keep.ts'
import type { PeopleThen } from './people-then.ts'
import type { Reading } from './reading.ts'

/** The things of a census of people; `seen` of them were looked through first, and `behind` have something else since. */
export type ThingsThen = {
  readonly kind: ThingKind
  readonly things: Things
  readonly people: PeopleThen
  readonly behind: Set<number>
  seen: number
}

/** The things of the people of the days that were asked for last. */
export type ThingsOfDays = {
  /** All of one kind, however many people are still to be looked at. */
  readonly on: (people: PeopleThen, day: Day, clock: Clock, kind: Exclude<ThingKind, 'posts'>) => ThingsThen
  /** Looks at what so many people have; whether nobody is left. */
  readonly lookThrough: (own: ThingsThen, most: number) => boolean
  /** Something else is known of somebody, or worked out of the dossier, than before. */
  readonly took: (place: number) => void
  readonly tookWorked: (place: number) => void
  readonly forget: () => void
}

type Sources = {
  readonly reading: () => Pick<Reading, 'known' | 'places'>
  readonly workedOut: (dossier: DossierId) => readonly Thing[]
  readonly ground: (day: Day) => Ground
  /** Somebody else's thing stands at a place of a census than before. */
  readonly moved: (census: Census) => void
  /** So many are kept, and those that are needed whenever they were asked for. */
  readonly most: () => number
  readonly isNeeded: (key: string) => boolean
}

/** Things follow their people, as soon as somebody asks for them. */
export function createThingsOfDays({ reading, workedOut, ground, moved, most, isNeeded }: Sources): ThingsOfDays {
  const taken = new Map<string, ThingsThen>()

  const ownedBy = (owner: number, kind: ThingKind) => {
    const one = reading().known()[owner]
    return one && isWorkedOut(kind) ? { ...one, things: workedOut(one.dossier) } : one
  }
  return {
    on: (people, day, clock, kind) => {
      const key = `${day} ${clock} ${kind}`
      const before = taken.get(key)
      if (before?.people === people) return keep(taken, key, before, most(), isNeeded)
      const ownerAt = (owner: number) => ownerOf(reading().known()[owner], kind, people.personAt(owner))
      const things = createThings(day, ground(day), ownerAt)
      return keep(taken, key, { kind, things, people, behind: new Set(), seen: 0 }, most(), isNeeded)
    },
    lookThrough: (own, most) => {
      const { kind, things, people, behind } = own
      let isMoved = false
      const look = (owner: number) => {
        if (things.put(owner, thingsOf(ownedBy(owner, kind), kind, people.isThere(owner)))) isMoved = true
        behind.delete(owner)
      }
      const end = reading().places().length
      for (let left = most; own.seen < end && left > 0; left -= 1) {
        look(own.seen)
        own.seen += 1
      }
      if (own.seen === end) for (const owner of first(behind, most)) look(owner)
      if (isMoved) moved(things.census)
      return own.seen === end && behind.size === 0
    },
    took: (place) => {
      for (const { behind } of taken.values()) behind.add(place)
    },
    tookWorked: (place) => {
      for (const { kind, behind } of taken.values()) if (isWorkedOut(kind)) behind.add(place)
    },
    forget: () => taken.clear(),
  }
}

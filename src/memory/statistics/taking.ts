import { setImmediate } from 'node:timers/promises'
import type { DossierId } from '#domain/ids.ts'
import { type Asked, type Census, createCensus } from '#domain/statistics/census.ts'
import { type Clock, type Person, personOn } from '#domain/statistics/person.ts'
import { saidOn } from '#domain/statistics/said.ts'
import type { Countable, Thing, ThingKind } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import type { Day } from '#domain/time.ts'
import type { Directory } from '../directory.ts'
import {
  createThings,
  groundOf,
  type Incumbent,
  type Naming,
  ownerOf,
  postsIn,
  type Things,
  thingsOf,
} from './censuses.ts'
import type { Reading } from './reading.ts'

/** What is asked of a day, and of whom. */
export type Wanted = Asked & { readonly counted: Countable }

/** The censuses of the days that were asked for last. */
export type Taking = {
  /** Has everything that is asked of a day told apart, in turns. */
  readonly prepared: (day: Day, clock: Clock, wanted: Wanted) => Promise<void>
  /** How many answers about people are left of that. */
  readonly left: (day: Day, clock: Clock, wanted: Wanted) => number
  /** One turn of that, of what is known now; whether nothing is left. */
  readonly oneTurn: (day: Day, clock: Clock, wanted: Wanted) => boolean
  /** Everybody as of a day, or all things of one kind, whatever it takes. */
  readonly census: (day: Day, clock: Clock, counted: Countable) => Census
  /** By place of a census of things, the place of whose they are; undefined of one of people. */
  readonly whose: (census: Census) => Int32Array | undefined
  /** Something else is known of somebody, or worked out of the dossier, than before. */
  readonly took: (place: number) => void
  readonly tookWorked: (place: number) => void
  readonly forget: () => void
}

type Sources = {
  /** Everything is known that is asked of what is counted. */
  readonly ready: (counted: Countable) => Promise<void>
  readonly reading: () => Pick<Reading, 'known' | 'places' | 'version'>
  readonly workedOut: (dossier: DossierId) => readonly Thing[]
  readonly directory: Naming & Pick<Directory, 'treeOn' | 'unitHistory'>
  readonly postsThen: (day: Day) => Parameters<typeof postsIn>[2]['posts']
  readonly rooms: () => readonly string[]
  /** Somebody else's thing stands at a place of a census than before. */
  readonly moved: (census: Census) => void
  readonly today: () => Day
  /** So many people are looked at in one turn, and so many places told apart. */
  readonly peopleAtOnce: number
  readonly placesAtOnce: number
}

/** So many days are kept, today with those asked for last, and so many kinds of things of them; of those under way some more. */
const [kept, keptThings] = [8, 14]

/** A census of a day, and who stands there as of it; `behind` are the places of which something else is known since. */
type Taken = {
  readonly census: Census
  readonly personAt: (place: number) => Person | undefined
  readonly isThere: (place: number) => boolean
  readonly history: unknown
  readonly behind: Set<number>
}

/** The things of a census of people; `seen` of them were looked through first. */
type TakenThings = {
  readonly kind: ThingKind
  readonly things: Things
  readonly people: Taken
  readonly behind: Set<number>
  seen: number
}

type TakenPosts = ReturnType<typeof postsIn> & { readonly people: Taken; readonly version: number }

/** A census of a day follows what changes; so do the things of its people. */
export function createTaking(sources: Sources): Taking {
  const { directory, reading, peopleAtOnce, placesAtOnce } = sources
  /** Those asked for last stand last. */
  const taken = new Map<string, Taken>()
  const things = new Map<string, TakenThings>()
  const posts = new Map<string, TakenPosts>()
  const whose = new WeakMap<Census, () => Int32Array>()
  /** How many prepare a day now: each has one of its own. */
  let underWay = 0

  /** Of every day that figures are asked of, today is the one that most people ask for: it is not given up for others. */
  const isOfToday = (key: string) => key.startsWith(`${sources.today()} effective`)
  const ground = (day: Day) => groundOf(directory.treeOn(day), () => sources.rooms())

  /** The census of a day, however far it is behind. */
  const takenOn = (day: Day, clock: Clock): Taken => {
    const key = `${day} ${clock}`
    const before = taken.get(key)
    const now = before?.history === directory.unitHistory ? before : peopleOn(day, clock)
    return keep(taken, key, now, kept + underWay, isOfToday)
  }
  const peopleOn = (day: Day, clock: Clock): Taken => {
    const [known, places] = [reading().known(), reading().places()]
    const personAt = (place: number) => {
      const one = known[place]
      return one && personOn(one, day, clock)
    }
    const census = createCensus(day, ground(day), { end: () => places.length, personAt })
    const isThere = (place: number) => {
      const one = known[place]
      return one !== undefined && saidOn(one, day, clock) !== undefined
    }
    return { census, personAt, isThere, history: directory.unitHistory, behind: new Set() }
  }
  /** Looks at so many people again; whether nobody is left. */
  const catchUp = ({ behind, census }: Taken, most: number): boolean => {
    for (const place of first(behind, most)) {
      census.again(place)
      behind.delete(place)
    }
    return behind.size === 0
  }
  const thingsOn = (people: Taken, day: Day, clock: Clock, kind: Exclude<ThingKind, 'posts'>): TakenThings => {
    const key = `${day} ${clock} ${kind}`
    const before = things.get(key)
    if (before?.people === people) return keep(things, key, before, keptThings + underWay, isOfToday)
    const ownerAt = (owner: number) => ownerOf(reading().known()[owner], kind, people.personAt(owner))
    const made = createThings(day, ground(day), ownerAt)
    whose.set(made.census, made.whose)
    return keep(
      things,
      key,
      { kind, things: made, people, behind: new Set(), seen: 0 },
      keptThings + underWay,
      isOfToday,
    )
  }
  const ownedBy = (owner: number, kind: ThingKind) => {
    const one = reading().known()[owner]
    return one && isWorkedOut(kind) ? { ...one, things: sources.workedOut(one.dossier) } : one
  }
  /** Looks at what so many people have; whether nobody is left. */
  const lookThrough = (own: TakenThings, most: number): boolean => {
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
    if (isMoved) sources.moved(things.census)
    return own.seen === end && behind.size === 0
  }
  const postsOn = (people: Taken, day: Day, clock: Clock): Census => {
    const [key, version] = [`${day} ${clock}`, reading().version()]
    const before = posts.get(key)
    if (before?.people === people && before.version === version) return keep(posts, key, before, kept).census
    const of = { posts: sources.postsThen(day), directory, day }
    const made = postsIn(incumbents(people, day, clock), people.personAt, of, (listed) =>
      groundOf(directory.treeOn(day), listed),
    )
    whose.set(made.census, () => made.whose)
    return keep(posts, key, { ...made, people, version }, kept).census
  }
  /** Everybody who is here, with the post that the dossier names. */
  function* incumbents({ census }: Taken, day: Day, clock: Clock): Iterable<Incumbent> {
    const known = reading().known()
    for (const [place, mark] of census.members('present').entries()) {
      const one = mark === 1 ? known[place] : undefined
      const who = one && saidOn(one, day, clock)?.listed.who
      if (who?.post) yield { place, unit: who.unit, post: who.post }
    }
  }
  /** One turn of what is asked; whether nothing is left. */
  const oneTurn = (day: Day, clock: Clock, { counted, ...asked }: Wanted): boolean => {
    const people = takenOn(day, clock)
    if (!catchUp(people, peopleAtOnce)) return false
    if (counted === 'people') return people.census.tellApart(asked, placesAtOnce) === 0
    if (counted === 'posts')
      return (
        people.census.tellApart(askedOfPresent, placesAtOnce) === 0 &&
        postsOn(people, day, clock).tellApart(asked, placesAtOnce) === 0
      )
    const own = thingsOn(people, day, clock, counted)
    return lookThrough(own, peopleAtOnce) && own.things.census.tellApart(asked, placesAtOnce) === 0
  }
  const prepared = async (day: Day, clock: Clock, wanted: Wanted): Promise<void> => {
    await sources.ready(wanted.counted)
    underWay += 1
    try {
      while (!oneTurn(day, clock, wanted)) {
        await setImmediate()
        await sources.ready(wanted.counted)
      }
    } finally {
      underWay -= 1
    }
  }

  return {
    prepared,
    left: (day, clock, { counted, ...asked }) =>
      counted === 'people' ? takenOn(day, clock).census.tellApart(asked, 0) : 0,
    oneTurn,
    census: (day, clock, counted) => {
      const people = takenOn(day, clock)
      catchUp(people, Number.POSITIVE_INFINITY)
      if (counted === 'people') return people.census
      if (counted === 'posts') return postsOn(people, day, clock)
      const own = thingsOn(people, day, clock, counted)
      while (!lookThrough(own, Number.POSITIVE_INFINITY));
      return own.things.census
    },
    whose: (census) => whose.get(census)?.(),
    took: (place) => {
      for (const { behind } of [...taken.values(), ...things.values()]) behind.add(place)
    },
    tookWorked: (place) => {
      for (const { kind, behind } of things.values()) if (isWorkedOut(kind)) behind.add(place)
    },
    forget: () => {
      for (const all of [taken, things, posts]) all.clear()
    },
  }
}

const askedOfPresent: Asked = { measures: [], populations: ['present'], amounts: [] }

/** Keeps a few, the ones asked for last, and those that are needed whenever they were. */
export function keep<Kept>(
  all: Map<string, Kept>,
  key: string,
  one: Kept,
  most: number,
  isNeeded: (key: string) => boolean = () => false,
): Kept {
  all.delete(key)
  all.set(key, one)
  for (const old of all.keys()) {
    if (all.size <= most) break
    if (old !== key && !isNeeded(old)) all.delete(old)
  }
  return one
}

function first(all: ReadonlySet<number>, most: number): readonly number[] {
  const some: number[] = []
  for (const one of all) {
    if (some.length >= most) break
    some.push(one)
  }
  return some
}

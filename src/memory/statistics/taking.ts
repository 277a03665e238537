import { setImmediate } from 'node:timers/promises'
import type { DossierId } from '#domain/ids.ts'
import { askedOfOpening, asksOfYearBefore } from '#domain/statistics/asked.ts'
import { type Asked, type Census, createCensus } from '#domain/statistics/census.ts'
import { type Clock, type Person, personOn, yearBefore } from '#domain/statistics/person.ts'
import type { Countable, Thing, ThingKind } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import type { Day } from '#domain/time.ts'
import type { Directory } from '../directory.ts'
import { createThings, groundOf, type Naming, postsIn, type Things } from './censuses.ts'
import type { Reading } from './reading.ts'

/** What is asked of a day, and of whom. */
export type Wanted = Asked & { readonly counted: Countable }

/** The censuses of the days that were asked for last. */
export type Taking = {
  /** Has everything that is asked of a day told apart, in turns. */
  readonly prepared: (day: Day, clock: Clock, wanted: Wanted) => Promise<void>
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
  readonly postsThen: (day: Day) => Parameters<typeof postsIn>[1]['posts']
  readonly rooms: () => readonly string[]
  /** Somebody else's thing stands at a place of a census than before. */
  readonly moved: (census: Census) => void
  readonly today: () => Day
  /** So many people are looked at in one turn, and so many places told apart. */
  readonly peopleAtOnce: number
  readonly placesAtOnce: number
}

/**
 * So many days are kept, today and the end of last year with those asked for last, and so many kinds of things of them; of those under
 * way some more.
 */
const [kept, keptThings] = [4, 14]

type Taken = { readonly census: Census; readonly history: unknown; readonly behind: Set<number> }

type TakenThings = {
  readonly kind: ThingKind
  readonly things: Things
  readonly people: Census
  readonly behind: Set<number>
}

type TakenPosts = ReturnType<typeof postsIn> & { readonly people: Census; readonly version: number }

/** A census of a day follows what changes; so do the things of its people. */
export function createTaking(sources: Sources): Taking {
  const { directory, reading, peopleAtOnce, placesAtOnce } = sources
  /** Those asked for last stand last. */
  const taken = new Map<string, Taken>()
  const things = new Map<string, TakenThings>()
  const posts = new Map<string, TakenPosts>()
  const whose = new WeakMap<Census, () => Int32Array>()
  let last: { readonly day: Day; readonly clock: Clock; readonly is: Taken | undefined } | undefined
  /** How many prepare a day now: each has one of its own, and the end of the year before. */
  let underWay = 0

  /** Of every day that figures are asked of, today is the one that most people ask for: it is not given up for others. */
  const isOfToday = (key: string) => {
    const today = sources.today()
    return key.startsWith(`${today} effective`) || key === `${yearBefore(today)} effective`
  }
  const isOfNow = ({ history }: Taken) => history === directory.unitHistory
  const ground = (day: Day) => groundOf(directory.treeOn(day), () => sources.rooms())

  /** The census of a day, however far it is behind. */
  const takenOn = (day: Day, clock: Clock): Taken => {
    const key = `${day} ${clock}`
    const before = taken.get(key)
    const isKnown = before && isOfNow(before)
    const behind = new Set(isKnown ? [] : reading().places().keys())
    const now = isKnown ? before : { census: createCensus(day, ground(day)), history: directory.unitHistory, behind }
    return keep(taken, key, now, kept + 2 * underWay, isOfToday)
  }
  const people = (day: Day, clock: Clock): Census => {
    const now = takenOn(day, clock)
    lookAt(now, day, clock, Number.POSITIVE_INFINITY)
    return now.census
  }
  /** Somebody as of a day, out of the census of that day where there is one: everybody asks for the end of the year before. */
  const personAt = (place: number, day: Day, clock: Clock): Person | undefined => {
    if (last?.day !== day || last.clock !== clock) last = { day, clock, is: taken.get(`${day} ${clock}`) }
    const then = last.is
    if (then && isOfNow(then) && !then.behind.has(place)) return then.census.personAt(place)
    const one = reading().known().get(place)
    return one && personOn(one, day, clock)
  }
  /** Looks at so many people; whether nobody is left. */
  const lookAt = ({ behind, census }: Taken, day: Day, clock: Clock, most: number): boolean => {
    const before = yearBefore(day)
    for (const place of first(behind, most)) {
      const one = reading().known().get(place)
      census.put(place, one && personOn(one, day, clock, () => personAt(place, before, clock)))
      behind.delete(place)
    }
    return behind.size === 0
  }
  const thingsOn = (all: Census, clock: Clock, kind: Exclude<ThingKind, 'posts'>): TakenThings => {
    const key = `${all.day} ${clock} ${kind}`
    const before = things.get(key)
    if (before?.people === all) return keep(things, key, before, keptThings + underWay, isOfToday)
    const made = createThings(kind, all.day, ground(all.day))
    whose.set(made.census, made.whose)
    const now = { kind, things: made, people: all, behind: new Set(reading().places().keys()) }
    return keep(things, key, now, keptThings + underWay, isOfToday)
  }
  const ownedBy = (owner: number, kind: ThingKind) => {
    const one = reading().known().get(owner)
    return one && isWorkedOut(kind) ? { ...one, things: sources.workedOut(one.dossier) } : one
  }
  /** Looks at what so many people have; whether nobody is left. */
  const lookThrough = ({ kind, things, people, behind }: TakenThings, most: number): boolean => {
    let isMoved = false
    for (const owner of first(behind, most)) {
      if (things.put(owner, people.personAt(owner), ownedBy(owner, kind))) isMoved = true
      behind.delete(owner)
    }
    if (isMoved) sources.moved(things.census)
    return behind.size === 0
  }
  const postsOn = (all: Census, clock: Clock): Census => {
    const [key, version] = [`${all.day} ${clock}`, reading().version()]
    const before = posts.get(key)
    if (before?.people === all && before.version === version) return keep(posts, key, before, kept).census
    const of = { posts: sources.postsThen(all.day), directory, day: all.day }
    const made = postsIn(all, of, (listed) => groundOf(directory.treeOn(all.day), listed))
    whose.set(made.census, () => made.whose)
    return keep(posts, key, { ...made, people: all, version }, kept).census
  }
  /** One turn of what is asked; whether nothing is left. */
  const oneTurn = (day: Day, clock: Clock, { counted, ...asked }: Wanted): boolean => {
    const now = takenOn(day, clock)
    if (!lookAt(now, day, clock, peopleAtOnce)) return false
    if (counted === 'people') return now.census.tellApart(asked, placesAtOnce)
    if (counted === 'posts') return postsOn(now.census, clock).tellApart(asked, placesAtOnce)
    const own = thingsOn(now.census, clock, counted)
    return lookThrough(own, peopleAtOnce) && own.things.census.tellApart(asked, placesAtOnce)
  }
  const prepared = async (day: Day, clock: Clock, wanted: Wanted): Promise<void> => {
    await sources.ready(wanted.counted)
    if (asksOfYearBefore(wanted)) await prepared(yearBefore(day), clock, { ...askedOfOpening, counted: 'people' })
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
    oneTurn,
    census: (day, clock, counted) => {
      const all = people(day, clock)
      if (counted === 'people') return all
      if (counted === 'posts') return postsOn(all, clock)
      const own = thingsOn(all, clock, counted)
      lookThrough(own, Number.POSITIVE_INFINITY)
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
      last = undefined
    },
  }
}

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

import { setImmediate } from 'node:timers/promises'
import { hasAuthor } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import { postsOn } from '#domain/organisation/post-history.ts'
import { type Census, createCensus, type Ground } from '#domain/statistics/census.ts'
import { type Clock, type Known, personOn, yearBefore } from '#domain/statistics/person.ts'
import type { Countable, Thing } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import type { Directory } from './directory.ts'
import type { Roster } from './roster.ts'
import { groundOf, type OfThings, postsIn, thingsIn } from './statistics/censuses.ts'
import { createReading, type ReadingSources } from './statistics/reading.ts'
import { createWorking } from './statistics/working.ts'

/** What figures know, and how far they have come to know it. */
export type Statistics = {
  /** Something was written to, by its owner: what is known of that dossier is read again by whoever asks next. */
  readonly changed: (kind: string, id: string) => void
  /** Nothing that is known counts any more: the keys are gone, or all of it may be another. */
  readonly forget: () => void
  /** Forgets everything where nobody has asked for a figure for a while: it weighs as much as the roster. */
  readonly sweep: (now: Instant) => void
  /** Grows with everything that becomes known. */
  readonly version: () => number
  /** Reads whatever is not known yet, in turns; everybody who asks meanwhile waits for the same. */
  readonly ready: () => Promise<void>
  /**
   * `ready`, and everybody as of a day told apart from others in turns: the census is there when it is over; what is worked out
   * from whole dossiers with it, where that is counted.
   */
  readonly prepared: (day: Day, clock: Clock, counted?: Countable) => Promise<void>
  /** How many dossiers have been read for what is counted, of how many. */
  readonly progress: (counted?: Countable) => { readonly done: number; readonly of: number }
  /** Begins to read what is not known yet, if that takes so long that whoever asks had better be told how far it is. */
  readonly takesLong: (counted?: Countable) => boolean
  /** Everybody as of a day, or all things of one kind; to be asked once `prepared` is over. */
  readonly census: (day: Day, clock: Clock, counted?: Countable) => Census
  /** What was counted under a key is not counted again until something becomes known or another tree holds. */
  readonly remembered: <Answer>(key: string, make: () => Answer) => Answer
  /** Everything that figures know of a dossier; to be asked once `ready` is over. */
  readonly knownOf: (dossier: DossierId) => Known | undefined
  /** A mark for each place of a census, made once for what a key names. */
  readonly beside: (census: Census, key: string, make: () => Uint8Array) => Uint8Array
  /** The slot in the roster of whoever is at each place of a census, or whose thing is; -1 of whoever left it and of nobody's. */
  readonly slots: (census?: Census) => Int32Array
  /** What a post is called on a day. */
  readonly postName: (id: string, day: Day) => string
}

type Sources = ReadingSources & {
  /** What figures count of a whole dossier; the gate opens it. Without it there is nothing of the kind. */
  readonly workOut?: (dossier: DossierId) => Promise<readonly Thing[]>
  readonly roster: Pick<Roster, 'version' | 'lines' | 'slotOf' | 'idAt'>
  readonly directory: Pick<Directory, 'unitHistory' | 'treeOn' | 'unitName'>
  /** So many people are looked at in one turn. */
  readonly peopleAtOnce?: number
}

/** So many days are kept, the ones asked for last, and so many kinds of things of them. */
const [kept, keptThings] = [4, 6]

/** So many marks are kept beside a census, a byte for everybody. */
const keptMarks = 12

type Taken = { readonly census: Census; readonly history: unknown; readonly behind: Set<number> }

type TakenThings = OfThings & { readonly people: Census; readonly version: number }

/**
 * 统计: the versions of every dossier on file, in memory once somebody asks for a figure, gone when the house is locked
 * (docs/decisions/0280). A census of a day follows what changes.
 */
export function createStatistics(sources: Sources): Statistics {
  const { directory, roster, peopleAtOnce = 1_000 } = sources
  let slots = new Int32Array(0)
  /** Of which roster the slots are, and of how many places. */
  let slotted = { version: -1, places: 0 }
  const answers = createMemo<unknown>(500)
  let counted = { version: -1, history: undefined as unknown }
  /** Those asked for last stand last. */
  const taken = new Map<string, Taken>()
  let last: { readonly day: Day; readonly clock: Clock; readonly is: Taken } | undefined
  const things = new Map<string, TakenThings>()
  const whose = new WeakMap<Census, Int32Array>()
  const marks = new WeakMap<Census, Map<string, Uint8Array>>()
  const working = createWorking({
    dossiers: () => [...roster.lines()].flatMap(({ subject }) => (hasAuthor(subject) ? [] : subject.dossier)),
    today: () => dayOf(sources.now()),
    workOut: sources.workOut ?? (() => Promise.resolve([])),
    worthSaying: sources.worthSaying,
  })
  const reading = createReading(sources, {
    took: (place) => {
      for (const { behind } of taken.values()) behind.add(place)
    },
    forgotten: () => {
      slots = new Int32Array(0)
      slotted = { version: -1, places: 0 }
      taken.clear()
      last = undefined
      things.clear()
      answers.clear()
      working.forget()
    },
  })

  const isOfNow = ({ history }: Taken) => history === directory.unitHistory
  const slotsOfPeople = () => {
    const [{ version }, places] = [roster, reading.places()]
    if (slotted.version === version && slotted.places === places.length) return slots
    slotted = { version, places: places.length }
    if (slots.length < places.length) {
      const longer = new Int32Array(places.length).fill(-1)
      longer.set(slots)
      slots = longer
    }
    for (let place = 0; place < places.length; place += 1) {
      const [slot, dossier] = [slots[place] ?? -1, places[place] as DossierId]
      if (slot < 0 || roster.idAt(slot) !== dossier) slots[place] = roster.slotOf(dossier) ?? -1
    }
    return slots
  }
  const people = (day: Day, clock: Clock): Census => {
    // Everybody asks for the day that was asked for last: how they stood a year before.
    if (last?.day === day && last.clock === clock && last.is.behind.size === 0 && isOfNow(last.is))
      return last.is.census
    const now = takenOn(day, clock)
    bringUp(now, day, clock, Number.POSITIVE_INFINITY)
    last = { day, clock, is: now }
    return now.census
  }
  /** The census of a day, however far it is behind. */
  const takenOn = (day: Day, clock: Clock): Taken => {
    const key = `${day} ${clock}`
    const before = taken.get(key)
    const now = before && isOfNow(before) ? before : whole(day, directory.unitHistory)
    keep(taken, key, now, kept)
    return now
  }
  const bringUp = ({ behind, census }: Taken, day: Day, clock: Clock, most: number) => {
    let looked = 0
    for (const place of behind) {
      if (looked >= most) break
      looked += 1
      const one = reading.known().get(place)
      const lastYear = () => people(yearBefore(day), clock).personAt(place)
      census.put(place, one && personOn(one, day, clock, lastYear))
      behind.delete(place)
    }
  }
  const version = () => reading.version() + working.version()
  const prepared = async (day: Day, clock: Clock, counted: Countable = 'people'): Promise<void> => {
    if (isWorkedOut(counted)) await working.ready()
    await reading.ready()
    let now = takenOn(day, clock)
    while (now.behind.size > peopleAtOnce) {
      bringUp(now, day, clock, peopleAtOnce)
      const version = reading.version()
      await setImmediate()
      await reading.ready()
      // Where other days were asked for meanwhile, it goes on with what it has, unless something was written.
      if (version === reading.version() && isOfNow(now)) keep(taken, `${day} ${clock}`, now, kept)
      else now = takenOn(day, clock)
    }
  }
  const ground = (day: Day, listed: Ground['listed']) =>
    groundOf(directory.treeOn(day), (of) => listed?.(of) ?? roomsIn(reading.known().values()))
  const postsThen = (day: Day) => postsOn(reading.posts(), day)

  return {
    ...reading,
    prepared,
    version,
    changed: (kind, id) => {
      reading.changed(kind, id)
      if (kind === 'dossier') working.changed(id as DossierId)
    },
    progress: (of = 'people') => {
      const read = reading.progress()
      return isWorkedOut(of) && read.done >= read.of ? working.progress() : read
    },
    takesLong: (of = 'people') => reading.takesLong() || (isWorkedOut(of) && working.takesLong()),
    remembered: <Answer>(key: string, make: () => Answer) => {
      const [known, history] = [version(), directory.unitHistory]
      if (counted.version !== known || counted.history !== history) answers.clear()
      counted = { version: known, history }
      // A key names what is asked, so that its answer is of one kind.
      return answers.get(key, make) as Answer
    },
    beside: (census, key, make) => {
      const own = marks.get(census) ?? new Map<string, Uint8Array>()
      marks.set(census, own)
      const known = own.get(key)
      const marked = known?.length === census.end() ? known : make()
      keep(own, key, marked, keptMarks)
      return marked
    },
    slots: (census) => {
      const own = slotsOfPeople()
      const of = census && whose.get(census)
      return of ? of.map((place) => own[place] ?? -1) : own
    },
    postName: (id, day) => postsThen(day).find((post) => post.id === id)?.name ?? '',
    census: (day, clock, counted = 'people') => {
      const all = people(day, clock)
      if (counted === 'people') return all
      const key = `${day} ${clock} ${counted}`
      const before = things.get(key)
      const isSame = before?.people === all && before.version === version()
      const found = isSame ? before : { ...made(all, counted), people: all, version: version() }
      keep(things, key, found, keptThings)
      whose.set(found.census, found.whose)
      return found.census
    },
  }

  function made(all: Census, counted: Exclude<Countable, 'people'>): OfThings {
    const { day } = all
    if (counted !== 'posts') return thingsIn(all, thingsKnown(counted), counted, ground(day, undefined))
    return postsIn(all, { posts: postsThen(day), directory, day }, (listed) => ground(day, listed))
  }

  function thingsKnown(counted: Countable): ReadonlyMap<number, Known> {
    if (!isWorkedOut(counted)) return reading.known()
    return new Map(
      [...reading.known()].map(([place, one]) => [place, { ...one, things: working.thingsOf(one.dossier) }]),
    )
  }

  function whole(day: Day, history: unknown): Taken {
    return { census: createCensus(day, ground(day, undefined)), history, behind: new Set(reading.places().keys()) }
  }
}

/** Keeps a few, the ones asked for last. */
function keep<Kept>(all: Map<string, Kept>, key: string, one: Kept, most: number): void {
  all.delete(key)
  all.set(key, one)
  for (const old of [...all.keys()].slice(0, -most)) all.delete(old)
}

/** The rooms in which somebody's paper lies, by their letters. */
const roomsIn = (known: Iterable<Known>): readonly string[] =>
  [...new Set([...known].flatMap(({ box }) => box?.split('-')[0] ?? []))].sort()

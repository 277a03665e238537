import { setImmediate } from 'node:timers/promises'
import * as arrivals from '#db/arrivals/sealed.ts'
import * as cases from '#db/cases/lists.ts'
import type { Db } from '#db/database.ts'
import * as postRows from '#db/organisation/posts.ts'
import type { Seals } from '#db/seals/seals.ts'
import type { ArrivalId, CaseId, DossierId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import { type PostHistory, postsOn } from '#domain/organisation/post-history.ts'
import type { Census, Ground } from '#domain/statistics/census.ts'
import { createCensus } from '#domain/statistics/census.ts'
import { type Clock, type Known, personOn, yearBefore } from '#domain/statistics/person.ts'
import type { Countable } from '#domain/statistics/thing.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Damages } from './damages.ts'
import type { Directory } from './directory.ts'
import type { Roster } from './roster.ts'
import { groundOf, type OfThings, postsIn, thingsIn } from './statistics/censuses.ts'
import { createShare, versionsOf } from './statistics/knowing.ts'

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
  /** How many dossiers have been read, of how many. */
  readonly progress: () => { readonly done: number; readonly of: number }
  /** Begins to read what is not known yet, if that takes so long that whoever asks had better be told how far it is. */
  readonly takesLong: () => boolean
  /** Everybody as of a day, or all things of one kind; to be asked once `ready` is over. */
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

type Sources = {
  readonly db: Db
  readonly vault: Vault
  readonly seals: Pick<Seals, 'isSound' | 'unsound'>
  readonly damages: Damages
  readonly roster: Pick<Roster, 'version' | 'lines' | 'slotOf' | 'idAt'>
  readonly directory: Pick<Directory, 'unitHistory' | 'treeOn' | 'unitName'>
  readonly now: () => Instant
  /** So many dossiers are worth a page that says how far it is: about a second. */
  readonly worthSaying?: number
  /** Once everybody is known, where nobody was: so many dossiers were read, and what they were read from is left behind. */
  readonly allRead?: (dossiers: number) => void
}

/** So long after somebody asked, in milliseconds. */
const unasked = 30 * 60_000

/** So many dossiers are opened in one turn. */
const atOnce = 25

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
  const { worthSaying = 4_000 } = sources
  let known = new Map<number, Known>()
  let places: DossierId[] = []
  let placeOf = new Map<DossierId, number>()
  /** Undefined as long as nobody has asked: then everything is read. */
  let stale: Set<DossierId> | undefined
  /** Whose dossiers are not known yet. */
  const owners = { case: new Set<CaseId>(), arrivals: new Set<ArrivalId>() }
  let posts: PostHistory | undefined
  let share = createShare()
  let reading: Promise<void> | undefined
  /** Why reading beside others came to nothing: said to whoever asks next. */
  let failed: unknown
  let asked = sources.now()
  let version = 0
  let slots = new Int32Array(0)
  /** Of which roster the slots are, and of how many places. */
  let slotted = { version: -1, places: 0 }
  const answers = createMemo<unknown>(500)
  let counted = { version, history: undefined as unknown }
  /** Those asked for last stand last. */
  const taken = new Map<string, Taken>()
  let last: { readonly day: Day; readonly clock: Clock; readonly is: Taken } | undefined
  const isOfNow = ({ history }: Taken) => history === sources.directory.unitHistory
  const things = new Map<string, TakenThings>()
  const whose = new WeakMap<Census, Int32Array>()
  const marks = new WeakMap<Census, Map<string, Uint8Array>>()

  const placeFor = (dossier: DossierId) => {
    const place = placeOf.get(dossier) ?? places.push(dossier) - 1
    placeOf.set(dossier, place)
    return place
  }
  const take = (place: number, now: Known | undefined) => {
    if (now) known.set(place, now)
    else known.delete(place)
    for (const { behind } of taken.values()) behind.add(place)
    version += 1
  }
  const readSome = async (mine: Set<DossierId>) => {
    const some = firstOf(mine, atOnce)
    for (const dossier of some) mine.delete(dossier)
    try {
      const read = await versionsOf(sources, some, share)
      // Forgotten meanwhile: whoever waits for it asks again.
      if (mine === stale) for (const dossier of some) take(placeFor(dossier), read.get(dossier))
    } catch (error) {
      // Nothing counts as read that was not: whoever asks next reads it.
      for (const dossier of some) mine.add(dossier)
      throw error
    }
  }
  /** The dossiers of what was written to are read again. */
  const settleOwners = async (mine: Set<DossierId>) => {
    const [ofCases, ofArrivals] = [[...owners.case], [...owners.arrivals]]
    const found = [
      ...(await cases.dossiersOf(sources.db, ofCases)),
      ...(await arrivals.dossiersOf(sources.db, ofArrivals)),
    ]
    for (const dossier of found) mine.add(dossier)
    for (const id of ofCases) owners.case.delete(id)
    for (const id of ofArrivals) owners.arrivals.delete(id)
  }
  const read = async () => {
    const isFirst = known.size === 0
    stale ??= new Set([...sources.roster.lines()].map(({ subject }) => subject.dossier))
    const mine = stale
    if (!posts) {
      posts = await postRows.history(sources)
      version += 1
    }
    await settleOwners(mine)
    for (let turn = 0; mine.size > 0 && mine === stale; turn += 1) {
      if (turn > 0) await setImmediate()
      await readSome(mine)
    }
    if (isFirst && mine === stale) sources.allRead?.(progress().done)
  }
  const isBehind = () => !stale || stale.size > 0 || !posts || owners.case.size > 0 || owners.arrivals.size > 0
  const ready = async (): Promise<void> => {
    asked = sources.now()
    while (isBehind() || reading) {
      reading ??= read().finally(() => {
        reading = undefined
      })
      await reading
    }
  }

  const forget = () => {
    known = new Map()
    places = []
    placeOf = new Map()
    slots = new Int32Array(0)
    slotted = { version: -1, places: 0 }
    stale = undefined
    posts = undefined
    share = createShare()
    failed = undefined
    version += 1
    taken.clear()
    last = undefined
    things.clear()
    answers.clear()
  }
  const progress = () => {
    const of = [...sources.roster.lines()].length
    return { done: stale ? Math.max(0, of - stale.size) : 0, of }
  }
  const slotsOfPeople = () => {
    const { version: rosterVersion } = sources.roster
    if (slotted.version === rosterVersion && slotted.places === places.length) return slots
    slotted = { version: rosterVersion, places: places.length }
    if (slots.length < places.length) {
      const longer = new Int32Array(places.length).fill(-1)
      longer.set(slots)
      slots = longer
    }
    for (let place = 0; place < places.length; place += 1) {
      const [slot, dossier] = [slots[place] ?? -1, places[place] as DossierId]
      if (slot < 0 || sources.roster.idAt(slot) !== dossier) slots[place] = sources.roster.slotOf(dossier) ?? -1
    }
    return slots
  }
  const people = (day: Day, clock: Clock): Census => {
    // Everybody asks for the day that was asked for last: how they stood a year before.
    if (last?.day === day && last.clock === clock && last.is.behind.size === 0 && isOfNow(last.is))
      return last.is.census
    const key = `${day} ${clock}`
    const before = taken.get(key)
    const now = before && isOfNow(before) ? before : whole(day, sources.directory.unitHistory)
    for (const place of now.behind) {
      const one = known.get(place)
      const lastYear = () => people(yearBefore(day), clock).personAt(place)
      now.census.put(place, one && personOn(one, day, clock, lastYear))
    }
    now.behind.clear()
    keep(taken, key, now, kept)
    last = { day, clock, is: now }
    return now.census
  }
  const ground = (day: Day, listed: Ground['listed']) =>
    groundOf(sources.directory.treeOn(day), (of) => listed?.(of) ?? roomsIn(known.values()))

  return {
    changed: (kind, id) => {
      if (kind === 'dossier') stale?.add(id as DossierId)
      if (kind === 'case') owners.case.add(id as CaseId)
      if (kind === 'arrivals') owners.arrivals.add(id as ArrivalId)
      if (kind === 'posts' || kind === 'post_changes') posts = undefined
    },
    forget,
    sweep: (now) => {
      if (stale && !reading && Date.parse(now) - Date.parse(asked) > unasked) forget()
    },
    version: () => version,
    remembered: <Answer>(key: string, make: () => Answer) => {
      const history = sources.directory.unitHistory
      if (counted.version !== version || counted.history !== history) answers.clear()
      counted = { version, history }
      // A key names what is asked, so that its answer is of one kind.
      return answers.get(key, make) as Answer
    },
    ready,
    knownOf: (dossier) => {
      const place = placeOf.get(dossier)
      return place === undefined ? undefined : known.get(place)
    },
    progress,
    takesLong: () => {
      if (failed !== undefined) {
        const why = failed
        failed = undefined
        throw why
      }
      const { done, of } = progress()
      if (of - done <= worthSaying) return false
      ready().catch((error: unknown) => {
        failed = error
      })
      return true
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
    postName: (id, day) =>
      postsOn(posts ?? { entered: [], changes: [] }, day).find((post) => post.id === id)?.name ?? '',
    census: (day, clock, counted = 'people') => {
      const all = people(day, clock)
      if (counted === 'people') return all
      const key = `${day} ${clock} ${counted}`
      const before = things.get(key)
      const isSame = before?.people === all && before.version === version
      const found = isSame ? before : { ...made(all, counted), people: all, version }
      keep(things, key, found, keptThings)
      whose.set(found.census, found.whose)
      return found.census
    },
  }

  function made(all: Census, counted: Exclude<Countable, 'people'>): OfThings {
    const { day } = all
    if (counted !== 'posts') return thingsIn(all, known, counted, ground(day, undefined))
    const { directory } = sources
    const today = postsOn(posts ?? { entered: [], changes: [] }, day)
    return postsIn(all, { posts: today, directory, day }, (listed) => ground(day, listed))
  }

  function whole(day: Day, history: unknown): Taken {
    return { census: createCensus(day, ground(day, undefined)), history, behind: new Set(places.keys()) }
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

function firstOf(all: ReadonlySet<DossierId>, many: number): readonly DossierId[] {
  const first: DossierId[] = []
  for (const one of all) if (first.push(one) >= many) break
  return first
}

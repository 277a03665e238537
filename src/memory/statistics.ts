import { hasAuthor } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import { postsOn } from '#domain/organisation/post-history.ts'
import type { Census } from '#domain/statistics/census.ts'
import type { Clock, Known } from '#domain/statistics/person.ts'
import type { Countable, Thing } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import type { Directory } from './directory.ts'
import type { Roster } from './roster.ts'
import { createAhead } from './statistics/ahead.ts'
import { keep } from './statistics/keep.ts'
import { createNames, type Names } from './statistics/names.ts'
import { createReading, dossiersWorthSaying, type Reading, type ReadingSources } from './statistics/reading.ts'
import { createTaking, type Taking } from './statistics/taking.ts'
import { createWaits, type Waits } from './statistics/waits.ts'
import { createWorking } from './statistics/working.ts'
import { createTexts, type Texts } from './texts.ts'

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
   * `ready`, and everything that is asked of a day told apart in turns, so that others have theirs: then it only has to be added
   * up. What is worked out from whole dossiers comes with it, where that is counted.
   */
  readonly prepared: Taking['prepared']
  /** Begins to have that told apart for a page, if it takes so long that whoever asks had better be told how far it is (`waits`). */
  readonly tellsLong: (page: string, all: readonly Parameters<Taking['prepared']>[]) => boolean
  /** What whoever asked for a page waits for. */
  readonly waits: Waits
  /** How many dossiers have been read for what is counted, of how many. */
  readonly progress: (counted?: Countable) => { readonly done: number; readonly of: number }
  /** So many dossiers that have to be opened are worth a page that says how far it is: about a second. */
  readonly worthSaying: number
  /** Begins to read what is not known yet, if that takes so long that whoever asks had better be told how far it is. */
  readonly takesLong: (counted?: Countable) => boolean
  /** Everybody as of a day, or all things of one kind; to be asked once `prepared` is over. */
  readonly census: (day: Day, clock: Clock, counted?: Countable) => Census
  /** What was counted under a key is not counted again until something becomes known or another tree holds. */
  readonly remembered: <Answer>(key: string, make: () => Answer) => Answer
  /** What was drawn of what was counted is not drawn again; it is forgotten with that. */
  readonly drawn: Texts['keep']
  /** Everything that figures know of a dossier; to be asked once `ready` is over. */
  readonly knownOf: (dossier: DossierId) => Known | undefined
  /** What was opened of people for the names of a day. */
  readonly namesOf: (day: Day, clock: Clock) => Names
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
  readonly roster: Pick<Roster, 'version' | 'size' | 'subjects' | 'slotOf' | 'idAt'>
  readonly directory: Pick<Directory, 'unitHistory' | 'treeOn' | 'unitName'>
  /** So many people are looked at in one turn, and so many places told apart. */
  readonly peopleAtOnce?: number
  readonly placesAtOnce?: number
  /** So many answers are worth a page that says how far it is: about a second. */
  readonly answersWorthSaying?: number
}

/** So many characters of tables that were drawn are kept: a dozen large ones. */
const keptText = 2_000_000

/** So many marks are kept beside a census, a byte for everybody. */
const keptMarks = 12

/**
 * 统计: the versions of every dossier on file, in memory once somebody asks for a figure, gone when the house is locked
 * (docs/decisions/0280). A census of a day follows what changes.
 */
export function createStatistics(sources: Sources): Statistics {
  const { directory, roster, peopleAtOnce = 250, placesAtOnce = 1_000, answersWorthSaying = 3_000_000 } = sources
  const [waits, namesOf] = [createWaits(), createNames()]
  let slots = new Int32Array(0)
  /** Of which roster the slots are, and of how many places. */
  let slotted = { version: -1, places: 0 }
  const answers = createMemo<unknown>(500)
  const drawn = createTexts(keptText)
  let counted = { version: -1, history: undefined as unknown }
  const marks = new WeakMap<Census, Map<string, Uint8Array>>()
  const working = createWorking({
    dossiers: function* () {
      for (const subject of roster.subjects()) if (!hasAuthor(subject)) yield subject.dossier
    },
    today: () => today(),
    workOut: sources.workOut ?? (() => Promise.resolve([])),
    worthSaying: sources.worthSaying,
    took: (dossier) => {
      const place = reading.placeOf(dossier)
      if (place !== undefined) taking.tookWorked(place)
    },
  })
  const postsThen = (day: Day) => postsOn(reading.posts(), day)
  const taking = createTaking({
    ready: async (counted) => {
      if (isWorkedOut(counted)) await working.ready()
      await reading.ready()
    },
    reading: () => reading,
    workedOut: working.thingsOf,
    directory,
    postsThen,
    rooms: () => roomsIn(reading.known()),
    moved: (census) => marks.delete(census),
    today: () => today(),
    peopleAtOnce,
    placesAtOnce,
  })
  const ahead = createAhead({ oneTurn: taking.oneTurn, history: () => directory.unitHistory })
  const today = () => dayOf(sources.now())
  const worthSaying = sources.worthSaying ?? dossiersWorthSaying
  /** Whoever waits on a page of its own until everything is read waits until today is told apart, too. */
  let isWaitedFor = false
  const reading: Reading = createReading(sources, {
    took: taking.took,
    readAll: async (dossiers) => {
      isWaitedFor = dossiers > worthSaying
      if (isWaitedFor) await ahead.begin(today())
      isWaitedFor = false
    },
    forgotten: () => {
      ahead.forget()
      slots = new Int32Array(0)
      slotted = { version: -1, places: 0 }
      taking.forget()
      answers.clear()
      drawn.clear()
      working.forget()
    },
  })

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
  const version = () => reading.version() + working.version()

  return {
    ...reading,
    version,
    changed: (kind, id) => {
      reading.changed(kind, id)
      if (kind === 'dossier') working.changed(id as DossierId)
    },
    progress: (of = 'people') => {
      const read = reading.progress()
      return isWorkedOut(of) && read.done >= read.of ? working.progress() : read
    },
    takesLong: (of = 'people') => reading.takesLong() || isWaitedFor || (isWorkedOut(of) && working.takesLong()),
    prepared: async (day, clock, wanted) => {
      await taking.prepared(day, clock, wanted)
      if (day === today()) ahead.begin(day)
    },
    waits,
    namesOf,
    worthSaying,
    tellsLong: (page, all) => {
      if (waits.of(page)) return true
      const left = () => all.reduce((sum, one) => sum + taking.left(...one), 0)
      const of = left()
      if (of <= answersWorthSaying) return false
      const work = async () => {
        for (const one of all) await taking.prepared(...one)
      }
      waits.begin(page, work, () => ({ done: Math.floor((100 * Math.max(0, of - left())) / of), of: 100 }))
      return true
    },
    census: (day, clock, of = 'people') => taking.census(day, clock, of),
    remembered: <Answer>(key: string, make: () => Answer) => {
      const [known, history] = [version(), directory.unitHistory]
      if (counted.version !== known || counted.history !== history) {
        answers.clear()
        drawn.clear()
      }
      counted = { version: known, history }
      // A key names what is asked, so that its answer is of one kind.
      return answers.get(key, make) as Answer
    },
    drawn: drawn.keep,
    beside: (census, key, make) => {
      const own = marks.get(census) ?? new Map<string, Uint8Array>()
      marks.set(census, own)
      const known = own.get(key)
      const marked = known?.length === census.end() ? known : make()
      return keep(own, key, marked, keptMarks)
    },
    slots: (census) => {
      const own = slotsOfPeople()
      const of = census && taking.whose(census)
      return of ? of.map((place) => own[place] ?? -1) : own
    },
    postName: (id, day) => postsThen(day).find((post) => post.id === id)?.name ?? '',
  }
}

/** The rooms in which somebody's paper lies, by their letters. */
function roomsIn(known: readonly (Known | undefined)[]): readonly string[] {
  const rooms = new Set<string>()
  for (const one of known) if (one?.box !== undefined) rooms.add(one.box.split('-')[0] ?? '')
  return [...rooms].sort()
}

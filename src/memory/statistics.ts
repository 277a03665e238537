import { setImmediate } from 'node:timers/promises'
import type { Db } from '#db/database.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as summaries from '#db/roster/past/sealed.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { createMemo } from '#domain/memo.ts'
import type { Tree } from '#domain/organisation/unit.ts'
import { treeOrder } from '#domain/roster/ordering.ts'
import { type Census, createCensus, type Ground } from '#domain/statistics/census.ts'
import { type Clock, type Known, personOn } from '#domain/statistics/person.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Damages } from './damages.ts'
import type { Directory } from './directory.ts'
import type { Roster } from './roster.ts'

/** What figures know, and how far they have come to know it. */
export type Statistics = {
  /** A dossier was written to: what is known of it is read again by whoever asks next. */
  readonly changed: (dossier: DossierId) => void
  /** Nothing that is known counts any more: the keys are gone, or all of it may be another. */
  readonly forget: () => void
  /** Forgets everything where nobody has asked for a figure for a while: it weighs as much as the roster. */
  readonly sweep: (now: Instant) => void
  /** Grows with everything that becomes known. */
  readonly version: () => number
  /** Reads whatever is not known yet, in turns; everybody who asks meanwhile waits for the same. */
  readonly ready: () => Promise<void>
  /** How many dossiers are known, of how many. */
  readonly progress: () => { readonly done: number; readonly of: number }
  /** Everybody as of a day; to be asked once `ready` is over. */
  readonly census: (day: Day, clock: Clock) => Census
  /** What was counted under a key is not counted again until something becomes known or another tree holds. */
  readonly remembered: <Answer>(key: string, make: () => Answer) => Answer
  /** Everything that figures know of a dossier; to be asked once `ready` is over. */
  readonly knownOf: (dossier: DossierId) => Known | undefined
  /** The slot in the roster of whoever is at each place of every census; -1 of whoever left it. */
  readonly slots: () => Int32Array
}

type Sources = {
  readonly db: Db
  readonly vault: Vault
  readonly damages: Damages
  readonly roster: Pick<Roster, 'lines' | 'slotOf' | 'idAt'>
  readonly directory: Pick<Directory, 'unitHistory' | 'treeOn'>
  readonly now: () => Instant
}

/** So long after somebody asked, in milliseconds. */
const unasked = 30 * 60_000

/** So many dossiers are opened in one turn. */
const atOnce = 50

/** So many days are kept, the ones asked for last. */
const kept = 4

type Taken = { readonly census: Census; readonly history: unknown; readonly behind: Set<number> }

/**
 * 统计: the versions of every dossier on file, in memory once somebody asks for a figure, gone when the house is locked
 * (docs/decisions/0280). A census of a day follows what changes.
 */
export function createStatistics(sources: Sources): Statistics {
  let known = new Map<number, Known>()
  let places: DossierId[] = []
  let placeOf = new Map<DossierId, number>()
  /** Undefined as long as nobody has asked: then everything is read. */
  let stale: Set<DossierId> | undefined
  let reading: Promise<void> | undefined
  let done = 0
  let asked = sources.now()
  let version = 0
  let slots = new Int32Array(0)
  const answers = createMemo<unknown>(500)
  let counted = { version, history: undefined as unknown }
  /** Those asked for last stand last. */
  const taken = new Map<string, Taken>()

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
      const read = await versionsOf(sources, some)
      // Forgotten meanwhile: whoever waits for it asks again.
      if (mine === stale) for (const dossier of some) take(placeFor(dossier), read.get(dossier))
    } catch (error) {
      // Nothing counts as read that was not: whoever asks next reads it.
      for (const dossier of some) mine.add(dossier)
      throw error
    }
  }
  const read = async () => {
    stale ??= new Set([...sources.roster.lines()].map(({ subject }) => subject.dossier))
    const mine = stale
    done = known.size
    for (let turn = 0; mine.size > 0 && mine === stale; turn += 1) {
      if (turn > 0) await setImmediate()
      await readSome(mine)
      done = known.size
    }
  }
  const ready = async (): Promise<void> => {
    asked = sources.now()
    while (stale === undefined || stale.size > 0 || reading) {
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
    stale = undefined
    done = 0
    version += 1
    taken.clear()
    answers.clear()
  }

  return {
    changed: (dossier) => stale?.add(dossier),
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
    progress: () => ({ done, of: Math.max(done, [...sources.roster.lines()].length) }),
    slots: () => {
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
    },
    census: (day, clock) => {
      const key = `${day} ${clock}`
      const before = taken.get(key)
      const history = sources.directory.unitHistory
      const now = before?.history === history ? before : whole(day, history)
      for (const place of now.behind) {
        const one = known.get(place)
        now.census.put(place, one && personOn(one, day, clock))
      }
      now.behind.clear()
      taken.delete(key)
      taken.set(key, now)
      for (const old of [...taken.keys()].slice(0, -kept)) taken.delete(old)
      return now.census
    },
  }

  function whole(day: Day, history: unknown): Taken {
    const census = createCensus(day, groundOf(sources.directory.treeOn(day)))
    return { census, history, behind: new Set(places.keys()) }
  }
}

function firstOf(all: ReadonlySet<DossierId>, many: number): readonly DossierId[] {
  const first: DossierId[] = []
  for (const one of all) if (first.push(one) >= many) break
  return first
}

function groundOf({ units, above }: Tree): Ground {
  const departmentOf = (unit: UnitId): UnitId => {
    const here = units.get(unit)
    if (!here || here.entity) return unit
    return [here, ...above(unit)].find(({ parent }) => parent && units.get(parent)?.entity)?.id ?? unit
  }
  const known = new Map<UnitId, UnitId>([...units.keys()].map((unit) => [unit, departmentOf(unit)]))
  return {
    units: treeOrder(units.values()).map(({ id }) => id),
    departmentOf: (unit) => known.get(unit) ?? unit,
  }
}

/** What is known of some dossiers; nothing of one that is a draft, or of which nothing opens. */
async function versionsOf(sources: Sources, ids: readonly DossierId[]): Promise<ReadonlyMap<DossierId, Known>> {
  const begun = await dossiers.beginnings(sources.db, JSON.stringify(ids))
  const opened = await summaries.openVersions(
    sources,
    begun.filter(({ archived_at }) => archived_at !== null).map(({ id }) => id),
  )
  return new Map(
    begun.flatMap(({ id, archived_at, left_at }): [DossierId, Known][] => {
      const versions = (opened.get(id) ?? []).flatMap(({ since, listed: { who, identity, career }, counted }) =>
        who && identity && career ? [{ since, listed: { who, identity, career }, facts: counted ?? {} }] : [],
      )
      if (archived_at === null || versions.length === 0) return []
      return [[id, { dossier: id, archived: archived_at, ...(left_at && { sent: left_at }), versions }]]
    }),
  )
}

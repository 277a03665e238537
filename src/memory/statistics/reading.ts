import { setImmediate } from 'node:timers/promises'
import * as arrivals from '#db/arrivals/sealed.ts'
import * as cases from '#db/cases/lists.ts'
import * as postRows from '#db/organisation/posts.ts'
import type { ArrivalId, CaseId, DossierId } from '#domain/ids.ts'
import type { PostHistory } from '#domain/organisation/post-history.ts'
import type { Known } from '#domain/statistics/person.ts'
import type { Instant } from '#domain/time.ts'
import type { Roster } from '../roster.ts'
import { createShare, type KnowingSources, versionsOf } from './knowing.ts'

/** What figures know of everybody, each dossier in a place of its own, and how far they have come to know it. */
export type Reading = {
  readonly changed: (kind: string, id: string) => void
  readonly forget: () => void
  readonly sweep: (now: Instant) => void
  readonly version: () => number
  readonly ready: () => Promise<void>
  readonly progress: () => { readonly done: number; readonly of: number }
  readonly takesLong: () => boolean
  /** By place; the same list, growing, until all of it is forgotten. */
  readonly known: () => readonly (Known | undefined)[]
  readonly places: () => readonly DossierId[]
  readonly placeOf: (dossier: DossierId) => number | undefined
  readonly knownOf: (dossier: DossierId) => Known | undefined
  readonly posts: () => PostHistory
}

export type ReadingSources = KnowingSources & {
  readonly roster: Pick<Roster, 'size' | 'subjects'>
  readonly now: () => Instant
  /** So many dossiers are worth a page that says how far it is: about a second. */
  readonly worthSaying?: number
  /** Once everybody is known, where nobody was: so many dossiers were read, and what they were read from is left behind. */
  readonly allRead?: (dossiers: number) => void
}

/** Who hears what became of it. */
type Heard = {
  /** Something else is known at a place than before. */
  readonly took: (place: number) => void
  readonly forgotten: () => void
  /** Everybody is known, where nobody was. */
  readonly readAll: (dossiers: number) => void
}

/** So long after somebody asked, in milliseconds. */
const unasked = 30 * 60_000

/** So many dossiers are worth a page that says how far it is, unless somebody says otherwise. */
export const dossiersWorthSaying = 4_000

/** So many dossiers are opened in one turn. */
const atOnce = 25

const noPosts: PostHistory = { entered: [], changes: [] }

/** Nothing is read before somebody asks; afterwards what a commit moved is read again. */
export function createReading(sources: ReadingSources, { took, forgotten, readAll }: Heard): Reading {
  const { worthSaying = dossiersWorthSaying } = sources
  let known: (Known | undefined)[] = []
  let places: DossierId[] = []
  let placeOf = new Map<DossierId, number>()
  /** Undefined as long as nobody has asked: then everything is read. */
  let stale: Set<DossierId> | undefined
  /** Whose dossiers are not known yet. */
  const owners = { case: new Set<CaseId>(), arrivals: new Set<ArrivalId>() }
  let posts: PostHistory | undefined
  let share = createShare()
  let reading: Promise<void> | undefined
  /** Somebody waits on a page of its own until all of it is read. */
  let isWaitedFor = false
  /** Why reading beside others came to nothing: said to whoever asks next. */
  let failed: unknown
  let asked = sources.now()
  let version = 0

  const placeFor = (dossier: DossierId) => {
    const place = placeOf.get(dossier) ?? places.push(dossier) - 1
    placeOf.set(dossier, place)
    return place
  }
  const take = (place: number, now: Known | undefined) => {
    known[place] = now
    took(place)
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
    const isFirst = places.length === 0
    stale ??= everyDossier()
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
    if (mine !== stale) return
    isWaitedFor = false
    if (!isFirst) return
    sources.allRead?.(progress().done)
    readAll(progress().done)
  }
  const everyDossier = () => {
    const all = new Set<DossierId>()
    for (const { dossier } of sources.roster.subjects()) all.add(dossier)
    return all
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
  /** Every figure asks, so that nobody is looked at for it. */
  const progress = () => {
    const of = sources.roster.size
    return { done: stale ? Math.max(0, of - stale.size) : 0, of }
  }
  const forget = () => {
    known = []
    places = []
    placeOf = new Map()
    stale = undefined
    posts = undefined
    share = createShare()
    failed = undefined
    isWaitedFor = false
    version += 1
    forgotten()
  }

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
    ready,
    progress,
    takesLong: () => {
      if (failed !== undefined) {
        const why = failed
        failed = undefined
        throw why
      }
      const { done, of } = progress()
      // Whoever was told to wait is not answered and then told so again: near the end it still takes long.
      isWaitedFor ||= of - done > worthSaying
      if (!isWaitedFor) return false
      ready().catch((error: unknown) => {
        failed = error
      })
      return true
    },
    known: () => known,
    places: () => places,
    placeOf: (dossier) => placeOf.get(dossier),
    knownOf: (dossier) => {
      const place = placeOf.get(dossier)
      return place === undefined ? undefined : known[place]
    },
    posts: () => posts ?? noPosts,
  }
}

function firstOf(all: ReadonlySet<DossierId>, many: number): readonly DossierId[] {
  const first: DossierId[] = []
  for (const one of all) if (first.push(one) >= many) break
  return first
}

import { setImmediate } from 'node:timers/promises'
import type { DossierId } from '#domain/ids.ts'
import type { Thing } from '#domain/statistics/thing.ts'
import type { Day } from '#domain/time.ts'

/** What is worked out from whole dossiers, and how far that has come. */
export type Working = {
  /** Something was written to: it is worked out again for whoever asks next. */
  readonly changed: (dossier: DossierId) => void
  readonly forget: () => void
  /** Grows with everything that becomes known. */
  readonly version: () => number
  /** Works out whatever is not known yet, in turns; everybody who asks meanwhile waits for the same. */
  readonly ready: () => Promise<void>
  readonly progress: () => { readonly done: number; readonly of: number }
  /** Begins to work out what is not known yet, if that takes so long that whoever asks had better be told how far it is. */
  readonly takesLong: () => boolean
  readonly thingsOf: (dossier: DossierId) => readonly Thing[]
}

export type WorkingSources = {
  /** Everything that is on file or was. */
  readonly dossiers: () => Iterable<DossierId>
  /** What was due yesterday may be over today: on another day all of it is worked out again. */
  readonly today: () => Day
  readonly workOut: (dossier: DossierId) => Promise<readonly Thing[]>
  /** Something else may be known of a dossier than before. */
  readonly took: (dossier: DossierId) => void
  /** So many dossiers are worth a page that says how far it is: about a second. */
  readonly worthSaying?: number | undefined
}

/** Nothing is worked out before somebody asks: it opens every dossier (docs/decisions/0295). */
export function createWorking({ dossiers, today, workOut, took, worthSaying = 600 }: WorkingSources): Working {
  let known = new Map<DossierId, readonly Thing[]>()
  /** Undefined as long as nobody has asked. */
  let stale: Set<DossierId> | undefined
  let day: Day | undefined
  let total = 0
  let version = 0
  let working: Promise<void> | undefined
  /** Why working beside others came to nothing: said to whoever asks next. */
  let failed: unknown

  /** What is left to do, of today. */
  const left = (): Set<DossierId> => {
    if (!stale || day !== today()) {
      stale = new Set(dossiers())
      day = today()
      total = stale.size
    }
    return stale
  }
  const work = async () => {
    const mine = left()
    for (const dossier of mine) {
      // Whoever asks first has named every dossier in this turn.
      await setImmediate()
      if (mine !== stale) return
      mine.delete(dossier)
      try {
        const things = await workOut(dossier)
        // Forgotten meanwhile, or another day: whoever waits for it asks again.
        if (mine !== stale) return
        known.set(dossier, things)
        took(dossier)
        version += 1
      } catch (error) {
        // Nothing counts as known that is not.
        mine.add(dossier)
        throw error
      }
    }
  }
  const ready = async (): Promise<void> => {
    while (left().size > 0 || working) {
      working ??= work().finally(() => {
        working = undefined
      })
      await working
    }
  }

  return {
    changed: (dossier) => stale?.add(dossier),
    forget: () => {
      known = new Map()
      stale = undefined
      failed = undefined
      version += 1
    },
    version: () => version,
    ready,
    progress: () => {
      const of = Math.max(total, left().size)
      return { done: of - left().size, of }
    },
    takesLong: () => {
      if (failed !== undefined) {
        const why = failed
        failed = undefined
        throw why
      }
      if (left().size <= worthSaying) return false
      ready().catch((error: unknown) => {
        failed = error
      })
      return true
    },
    thingsOf: (dossier) => known.get(dossier) ?? [],
  }
}

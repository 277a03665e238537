import { setImmediate } from 'node:timers/promises'
import { askedByTables } from '#domain/statistics/asked.ts'
import { tableKeys } from '#domain/statistics/tables/index.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import type { Day } from '#domain/time.ts'
import type { Taking, Wanted } from './taking.ts'

/** What is told apart before somebody asks for it. */
export type Ahead = {
  /**
   * Tells everything apart that standard tables ask of a day, in turns, beside others; once, until there is another tree. What
   * goes wrong with it goes wrong for whoever asks.
   */
  readonly begin: (day: Day) => Promise<void>
  readonly forget: () => void
}

type Sources = {
  readonly oneTurn: Taking['oneTurn']
  /** Of which tree the units are. */
  readonly history: () => unknown
}

/** What is worked out from whole dossiers waits until somebody asks. */
const byTables: readonly Wanted[] = askedByTables(tableKeys).filter(({ counted }) => !isWorkedOut(counted))

/** So that no table of today is the first one that asks what it asks (docs/decisions/0294). */
export function createAhead({ oneTurn, history }: Sources): Ahead {
  let done: { readonly day: Day; readonly history: unknown } | undefined
  let underWay: symbol | undefined

  const tellAll = async (day: Day, mine: symbol) => {
    // Whoever asked is answered first.
    await setImmediate()
    for (const wanted of byTables) while (underWay === mine && !oneTurn(day, 'effective', wanted)) await setImmediate()
  }
  return {
    begin: async (day) => {
      if (done?.day === day && done.history === history()) return
      done = { day, history: history() }
      underWay = Symbol('under way')
      await tellAll(day, underWay).catch(() => {})
    },
    forget: () => {
      done = undefined
      underWay = undefined
    },
  }
}

import { type Instant, instant } from '#domain/time.ts'

/** 时钟: the clock of the machine, held against the newest entry of the log. */
export type Clock = {
  /** The machine's time; while that is behind, the time of the newest entry and what has gone by since. */
  readonly now: () => Instant
  readonly isBehind: () => boolean
  /** Two people say that the machine is right: from now on it counts. */
  readonly accept: () => void
  /** The newest entry that was known when the house opened, and the machine. */
  readonly compared: () => { readonly newest: Instant | ''; readonly clock: Instant }
}

/** Clocks are set by a little every day; more than this is a mistake, in milliseconds. */
const tolerance = 5 * 60_000

/**
 * Time in the log never goes back: with a clock that does, dates, deadlines and the order of entries would be wrong for
 * good. `elapsed` counts milliseconds of this process, whatever the machine's clock does.
 */
export function createClock(
  newest: Instant | undefined,
  machine: () => Instant = createMachine(),
  elapsed: () => number = () => performance.now(),
): Clock {
  let highest = newest === undefined ? 0 : Date.parse(newest)
  let held: { readonly at: number; readonly since: number } | undefined
  let [seen, said]: { readonly at: number; readonly text: Instant }[] = []

  const look = (): number => {
    const text = machine()
    if (seen?.text !== text) seen = { at: Date.parse(text), text }
    const { at } = seen
    if (at < highest - tolerance) {
      held ??= { at: highest, since: elapsed() }
      highest = held.at + Math.max(0, Math.round(elapsed() - held.since))
      return highest
    }
    held = undefined
    highest = Math.max(highest, at)
    return at
  }

  return {
    now: () => {
      const at = look()
      if (said?.at !== at) said = seen?.at === at ? seen : { at, text: instant(new Date(at)) }
      return said.text
    },
    isBehind: () => {
      look()
      return held !== undefined
    },
    accept: () => {
      held = undefined
      highest = Date.parse(machine())
    },
    compared: () => ({ newest: newest ?? '', clock: machine() }),
  }
}

/** The machine's time. A request asks a dozen times within a millisecond, and writing it costs more than looking. */
function createMachine(): () => Instant {
  let [at, text] = [Number.NaN, '' as Instant]
  return () => {
    const now = Date.now()
    if (now !== at) [at, text] = [now, instant(new Date(now))]
    return text
  }
}

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
  machine?: () => Instant,
  elapsed: () => number = () => performance.now(),
): Clock {
  let highest = newest === undefined ? 0 : Date.parse(newest)
  let held: { readonly at: number; readonly since: number } | undefined
  const read = machine ? readingFrom(machine) : createMachine()
  let seen = read()
  let said: Moment | undefined

  const look = (): number => {
    seen = read()
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
      if (said?.at !== at) said = seen.at === at ? seen : { at, text: instant(new Date(at)) }
      return said.text
    },
    isBehind: () => {
      look()
      return held !== undefined
    },
    accept: () => {
      held = undefined
      highest = read().at
    },
    compared: () => ({ newest: newest ?? '', clock: read().text }),
  }
}

type Moment = { readonly at: number; readonly text: Instant }

function readingFrom(machine: () => Instant): () => Moment {
  let seen: Moment = { at: Number.NaN, text: '' as Instant }
  return () => {
    const text = machine()
    if (text !== seen.text) seen = { at: Date.parse(text), text }
    return seen
  }
}

/**
 * The machine's time. A request asks a dozen times within a millisecond, and writing it costs more than looking: of a second all
 * but the thousandths is written once.
 */
export function createMachine(clock: () => number = Date.now): () => Moment {
  let [seen, second, start]: [Moment, number, string] = [{ at: Number.NaN, text: '' as Instant }, Number.NaN, '']
  return () => {
    const at = clock()
    if (at === seen.at) return seen
    const thousandths = ((at % 1000) + 1000) % 1000
    if (at - thousandths !== second) {
      second = at - thousandths
      start = instant(new Date(second)).slice(0, -4)
    }
    seen = { at, text: `${start}${String(thousandths).padStart(3, '0')}Z` as Instant }
    return seen
  }
}

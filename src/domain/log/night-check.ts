import { type Instant, wallClock } from '#domain/time.ts'

const hour = 3_600_000

/** A night is from two to five o'clock. */
const [from, until] = [2, 5]

/**
 * Whether everything is to be checked now: once a night, and by day where the machine was off for the whole of the last one.
 * `last` is when it was last done, or when the house was opened if it never was.
 */
export function isNightCheckDue(now: Instant, last: Instant): boolean {
  const gone = Date.parse(now) - Date.parse(last)
  const at = Number(wallClock(now).hour)
  const isNight = from <= at && until > at
  return gone > (isNight ? (until - from) * hour : 30 * hour)
}

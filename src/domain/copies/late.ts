import { type Instant, wallClock } from '#domain/time.ts'

const hour = 3_600_000

/** A night is from one to five o'clock; the check of everything comes later in it. */
const [from, until] = [1, 5]

/** 备份超期: whether nothing was written there for a night and two hours more; `since` is when the place was named. */
export const isLate = (last: Instant | undefined, since: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(last ?? since) > 26 * hour

/**
 * Whether a copy is to be made now: once a night, and by day where the last one is a day old or there is none; not within an
 * hour of one that came to nothing.
 */
export function isCopyDue(last: Instant | undefined, tried: Instant | undefined, now: Instant): boolean {
  if (tried !== undefined && Math.abs(Date.parse(now) - Date.parse(tried)) < hour) return false
  if (last === undefined) return true
  const gone = Date.parse(now) - Date.parse(last)
  const at = Number(wallClock(now).hour)
  const isNight = from <= at && until > at
  return gone > (isNight ? (until - from) * hour : 24 * hour)
}

import type { AccountId, DossierId, PersonId } from '#domain/ids.ts'
import { type Day, type Instant, instant, wallClock } from '#domain/time.ts'
import type { Act } from './entry.ts'

/** What the auditor asks the log for. A person counts as who acted and as whom it was about. */
export type LogFilter = {
  readonly who?: { readonly account?: AccountId | undefined; readonly person?: PersonId | undefined } | undefined
  readonly dossier?: DossierId | undefined
  readonly act?: Act | undefined
  /** From this moment on. */
  readonly from?: Instant | undefined
  /** Before this moment. */
  readonly until?: Instant | undefined
  /** Without what this account looked at in the log itself: the auditor's own looks bury what he looks for. */
  readonly withoutLooksOf?: AccountId | undefined
  /** Only entries before this one: the next page. */
  readonly before?: number | undefined
}

/** The first moment of a day in the organisation's zone. */
export function startOf(day: Day, zone?: string): Instant {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const clock = wallClock(instant(new Date(utc)), zone)
  const local = Date.parse(`${clock.year}-${clock.month}-${clock.day}T${clock.hour}:${clock.minute}:00Z`)
  return instant(new Date(utc - (local - utc)))
}

/** The first moment after a day of the organisation. */
export const startOfNext = (day: Day, zone?: string): Instant =>
  instant(new Date(Date.parse(startOf(day, zone)) + 86_400_000))

import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Day, PartialDate } from '#domain/time.ts'
import { hasCome, isOver, lastDateOf, withMonth } from './month.ts'

/** Why somebody who is here stands in no figure of the staff (docs/decisions/0116). */
export type Outside = 'dispatched' | 're-engaged' | 'seconded'

/** From when to when somebody belongs to the staff, to the day. */
type Stay = {
  readonly isEverStaff: boolean
  readonly lastDay: PartialDate | undefined
  /** The last day here, of whomever. */
  readonly end: PartialDate | undefined
  readonly outside: Outside | undefined
}

/** From when to when somebody belongs to the staff, and why not on the day: whoever retired and was engaged again did so until then. */
export function stayOf(
  entered: PartialDate | undefined,
  { kind, employment, left, retired }: CountedFacts,
  sent: PartialDate | undefined,
  day: Day,
): Stay {
  const end = left?.day ?? sent
  if (kind === '40' || employment === '4') return aside('dispatched', end)
  if (kind === '41') {
    const isOfElsewhere = retired === undefined || (entered !== undefined && endsBefore(retired, entered))
    if (isOfElsewhere) return aside('re-engaged', end)
    const outside = isOver(retired, day) ? 're-engaged' : undefined
    return { isEverStaff: true, lastDay: retired, end, outside }
  }
  if (employment === '7') return aside('seconded', end)
  const lastDay = left?.day ?? retired ?? sent
  return { isEverStaff: true, lastDay, end: lastDay, outside: undefined }
}

const aside = (outside: Outside, end: PartialDate | undefined): Stay => ({
  isEverStaff: false,
  lastDay: end,
  end,
  outside,
})

/** Whether a date is over before another one begins. */
const endsBefore = (one: PartialDate, other: PartialDate): boolean =>
  lastDateOf(one) < `${withMonth(other)}01`.slice(0, 8)

/** Whether a day lies in a stretch: a month begins with its first day and ends with its last. */
export const isWithin = (day: Day, from: PartialDate | undefined, until: PartialDate | undefined): boolean =>
  (!from || hasCome(from, day)) && !(until && isOver(until, day))

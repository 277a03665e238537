import type { Day } from '#domain/time.ts'
import { dayAt, dayNumber, daysIn, endOfMonths, monthsIn, united } from './calendar.ts'
import type { Period } from './inputs.ts'

/** The first day that 劳动合同法 counts. */
export const lawFrom = '2008-01-01' as Day

/**
 * Months of pay owed for a time of service, in halves so that they stay whole: a full year two, from six months on two, less one
 * (Art. 47).
 */
export function halvesOwed(period: Period): number {
  const { months, rest } = monthsIn(period)
  const [years, over] = [Math.floor(months / 12), months % 12]
  return years * 2 + (over >= 6 ? 2 : over > 0 || rest ? 1 : 0)
}

/** By the rules before 2008, where less than a year was a whole one. */
export function halvesOfWholeYears(period: Period): number {
  const { months, rest } = monthsIn(period)
  return 2 * (Math.floor(months / 12) + (months % 12 > 0 || rest ? 1 : 0))
}

/**
 * The day from which somebody has worked so many years, with earlier employers together: the days there are put before the
 * hire, days that overlap once (docs/decisions/0115).
 */
export function dayOfYears(hired: Day, earlier: readonly Period[], years: number): Day {
  const before = united(earlier.map(({ from, to }) => ({ from, to: to < hired ? to : dayAt(dayNumber(hired) - 1) })))
  const start = dayAt(dayNumber(hired) - before.reduce((days, period) => days + daysIn(period), 0))
  return dayAt(dayNumber(endOfMonths(start, years * 12)) + 1)
}

import type { Code } from '#domain/codes/code.ts'
import { dayFrom, daysBetween } from '#domain/days.ts'
import type { Day, PartialDate } from '#domain/time.ts'
import { lastDateOf } from '../month.ts'

/** What falls due, by the days that are left; a month ends with its last day. */
export const dueBands: readonly Code[] = [
  { code: 'over', name: '已过期', en: 'Overdue' },
  { code: '30', name: '30天内', en: 'Within 30 days' },
  { code: '90', name: '31至90天', en: '31 to 90 days' },
  { code: '180', name: '91至180天', en: '91 to 180 days' },
  { code: 'later', name: '180天以后', en: 'Later' },
]

/** The band of a date: on the day itself nothing is overdue. */
export function dueBandOf(date: PartialDate, day: Day): string {
  const left = daysBetween(day, dayFrom(lastDateOf(date)))
  return left < 0 ? 'over' : left <= 30 ? '30' : left <= 90 ? '90' : left <= 180 ? '180' : 'later'
}

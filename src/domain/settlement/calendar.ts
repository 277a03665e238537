import type { Day, PartialDate } from '#domain/time.ts'
import type { Period } from './inputs.ts'

/** Days since 1970-01-01, so that days can be counted. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** The day of this number, counted from 1970-01-01. */
export const dayAt = (number: number): Day => new Date(number * 86_400_000).toISOString().slice(0, 10) as Day

/** First and last day counted. */
export const daysIn = ({ from, to }: Period): number => Math.max(0, dayNumber(to) - dayNumber(from) + 1)

/**
 * The last day of so many months that begin with this day. From a day that the last month lacks they end with that month
 * (docs/decisions/0115).
 */
export function endOfMonths(from: Day, months: number): Day {
  const at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const [day, length] = [Number(from.slice(8)), monthLength(at)]
  return dayAt(firstOf(at) + (day > length ? length : day - 1) - 1)
}

/** How many whole months there are from one day to the other, both counted, and whether days remain. */
export function monthsIn({ from, to }: Period): { readonly months: number; readonly rest: boolean } {
  if (to < from) return { months: 0, rest: false }
  let months = Math.max(0, monthOf(to) - monthOf(from) - 1)
  while (endOfMonths(from, months + 1) <= to) months += 1
  return { months, rest: months === 0 || endOfMonths(from, months) < to }
}

/** The month as a number that can be counted with. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

const firstOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000

const monthLength = (month: number): number => firstOf(month + 1) - firstOf(month)

/** A month, counted from the year 0, as text: `202603`. */
export const monthText = (month: number): PartialDate =>
  `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}` as PartialDate

/** A month, `202603`, as the days from its first to its last. */
export function daysOfMonth(month: PartialDate): Period {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1
  return { from: dayAt(firstOf(at)), to: dayAt(firstOf(at + 1) - 1) }
}

/**
 * The calendar months that the average is made of, oldest first: the twelve that ended on or before the last day,
 * without those before the hire and without a first month in part.
 */
export function averageMonths(hired: Day, last: Day): readonly PartialDate[] {
  const ended = dayOfMonthEnd(last) ? monthOf(last) : monthOf(last) - 1
  const first = hired.endsWith('-01') ? monthOf(hired) : monthOf(hired) + 1
  const from = Math.max(first, ended - 11)
  return Array.from({ length: Math.max(0, ended - from + 1) }, (_, at) => monthText(from + at))
}

const dayOfMonthEnd = (day: Day): boolean => dayAt(dayNumber(day) + 1).endsWith('-01')

/** The month before that of a day, `YYYYMM`. */
export const monthBefore = (day: Day): PartialDate => monthText(monthOf(day) - 1)

/** Periods without what overlaps, in order. */
export function united(periods: readonly Period[]): readonly Period[] {
  const all: Period[] = []
  for (const period of periods.filter(({ from, to }) => from <= to).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = all.at(-1)
    if (before && period.from <= dayAt(dayNumber(before.to) + 1))
      all[all.length - 1] = { from: before.from, to: period.to > before.to ? period.to : before.to }
    else all.push(period)
  }
  return all
}

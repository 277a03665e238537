import type { Day, PartialDate } from '#domain/time.ts'

/** A date that is known to the day. */
export const isWholeDay = (value: unknown): value is PartialDate => /^\d{8}$/.test(String(value ?? ''))

/** A date that is known to the day, `20260312`, as a day: `2026-03-12`. */
export const dayFrom = (date: PartialDate): Day => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` as Day

/** So many days later; earlier where the number is below zero. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day

/** How many days lie from one to the other, the first not counted: 30 from 1 to 31 October. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The same date so many months later; the last day of a month that is shorter. */
export const monthsAfter = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10) as Day
}

import { dayFrom, daysAfter, monthsAfter } from '#domain/days.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { Day, PartialDate } from '#domain/time.ts'

/** 任职试用期 is a year for leading posts (docs/law/appointment-form.md §4); none is longer than this, in months. */
export const longestTrial = 36

/** The last day of a trial of so many months from this day on; of a month its last month. Undefined of a year alone. */
export function trialEnd(from: PartialDate, months: number): PartialDate | undefined {
  if (from.length < 6) return undefined
  if (from.length === 8) return digits(daysAfter(monthsAfter(dayFrom(from), months), -1))
  const first = `${from.slice(0, 4)}-${from.slice(4, 6)}-01` as Day
  return digits(monthsAfter(first, months - 1)).slice(0, 6) as PartialDate
}

/** How many months the trial of an appointment runs, where it has one that ends as a whole number of them does. */
export const trialLength = ({ from, trialUntil }: Fields): number | undefined =>
  typeof from === 'string' && trialUntil !== undefined
    ? Array.from({ length: longestTrial }, (_, at) => at + 1).find(
        (months) => trialEnd(from as PartialDate, months) === trialUntil,
      )
    : undefined

/** The same trial, counted from another day. */
export function trialMoved(fields: Fields, to: PartialDate): PartialDate | undefined {
  const { trialUntil } = fields
  const months = trialLength(fields)
  return months === undefined ? (trialUntil as PartialDate | undefined) : trialEnd(to, months)
}

const digits = (day: Day): PartialDate => day.replaceAll('-', '') as PartialDate

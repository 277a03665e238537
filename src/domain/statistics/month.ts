import { type Day, monthNumber, type PartialDate, partialDateOf } from '#domain/time.ts'

/** A month as a number; a date without a month counts from the end of its year (docs/decisions/0116). */
export const monthOf = (date: PartialDate): number => monthNumber((date.length < 6 ? `${date}12` : date) as PartialDate)

/** The month of a cut-off date. */
export const monthAt = (day: Day): number => monthNumber(partialDateOf(day))

/** Whether a date that is as precise as its source lies in the month of the day or before it: figures ignore days. */
export const hasBegun = (date: PartialDate, day: Day): boolean => monthOf(date) <= monthAt(day)

/** Whole years from one month to another; undefined where the first lies later. */
export const yearsTo = (from: PartialDate, day: Day): number | undefined => {
  const months = monthAt(day) - monthOf(from)
  return months < 0 ? undefined : Math.floor(months / 12)
}

/** The months of stretches that may overlap, each counted once, up to a day: a stretch without an end goes on. */
export function monthsOf(
  stretches: readonly { readonly from?: PartialDate; readonly to?: PartialDate }[],
  day: Day,
): number {
  const now = monthAt(day)
  const spans = stretches
    .flatMap(({ from, to }) => (from ? [[monthOf(from), Math.min(to ? monthOf(to) : now, now)] as const] : []))
    .filter(([from, to]) => from <= to)
    .toSorted(([a], [b]) => a - b)
  let [months, reached] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of spans) {
    months += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return months
}

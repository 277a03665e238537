import { type Day, monthNumber, type PartialDate, partialDate, partialDateOf } from '#domain/time.ts'

/** A date without a month counts from the end of its year (docs/decisions/0116). */
export const withMonth = (date: PartialDate): PartialDate => (date.length < 6 ? (`${date}12` as PartialDate) : date)

/** A month as a number. */
export const monthOf = (date: PartialDate): number => monthNumber(withMonth(date))

/** The first day that a date may mean. */
export const firstDateOf = (date: PartialDate): PartialDate =>
  date.length === 8 ? date : (`${withMonth(date)}01` as PartialDate)

/** The last day that a date may mean. */
export function lastDateOf(date: PartialDate): PartialDate {
  if (date.length === 8) return date
  const month = withMonth(date)
  return [31, 30, 29, 28].map((day) => partialDate(`${month}${day}`)).find((day) => day !== undefined) ?? date
}

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

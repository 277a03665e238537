import type { Day, PartialDate } from '#domain/time.ts'

/** A date without a month counts from the end of its year (docs/decisions/0116). */
export const withMonth = (date: PartialDate): PartialDate => (date.length < 6 ? (`${date}12` as PartialDate) : date)

/** A month as a number. */
export const monthOf = (date: PartialDate): number =>
  date.length < 6 ? Number(date) * 12 + 11 : Number(date.slice(0, 4)) * 12 + Number(date.slice(4, 6)) - 1

type Numbers = {
  readonly day: Day
  readonly date: string
  readonly month: string
  /** After every date of the month, and before those of the next. */
  readonly monthEnd: string
  readonly months: number
}

/** A whole census asks about one day and about the end of the year before, so that their numbers are made once. */
let asked: Numbers | undefined
let askedBefore: Numbers | undefined

function numbersOf(day: Day): Numbers {
  if (asked?.day === day) return asked
  if (askedBefore?.day === day) return askedBefore
  const date = day.replaceAll('-', '')
  const month = date.slice(0, 6)
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  askedBefore = asked
  asked = { day, date, month, monthEnd: `${month}~`, months }
  return asked
}

/** Whether a date has come by a day: a month with its first day. */
export function hasCome(date: PartialDate, day: Day): boolean {
  const { date: that, month } = numbersOf(day)
  return date.length === 8 ? date <= that : withMonth(date) <= month
}

/** Whether a date is over by a day: a month with its last day. */
export function isOver(date: PartialDate, day: Day): boolean {
  const { date: that, month } = numbersOf(day)
  return date.length === 8 ? date < that : withMonth(date) < month
}

/** The last day that a date may mean. */
export function lastDateOf(date: PartialDate): PartialDate {
  if (date.length === 8) return date
  const month = monthOf(date)
  return `${withMonth(date)}${new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()}` as PartialDate
}

/** Whether a day is the last one that a date may mean. */
export const isLastOf = (date: PartialDate, day: Day): boolean =>
  date.slice(0, 4) === day.slice(0, 4) && lastDateOf(date) === numbersOf(day).date

/** The month of a cut-off date. */
export const monthAt = (day: Day): number => numbersOf(day).months

/** Whether a date that is as precise as its source lies in the month of the day or before it: figures ignore days. */
export const hasBegun = (date: PartialDate, day: Day): boolean => withMonth(date) <= numbersOf(day).monthEnd

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
  if (stretches.length === 0) return 0
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

declare const brand: unique symbol

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-24T01:02:03.004Z`. */
export type Instant = string & { readonly [brand]: 'instant' }

/** A calendar day of the organisation, `2026-11-24`. Days are text and never pass through midnight arithmetic. */
export type Day = string & { readonly [brand]: 'day' }

/**
 * 不完整日期: a date as precise as its source, as 4, 6 or 8 digits (`1975`, `197503`, `19750312`).
 * Source: docs/law/dates.md §1.
 */
export type PartialDate = string & { readonly [brand]: 'partial-date' }

/** A moment as it is stored, UTC with milliseconds. */
export const instant = (date: Date): Instant => date.toISOString() as Instant

/** The same in milliseconds. A request asks of one moment again and again. */
export function millisecondsOf(at: Instant): number {
  if (said?.at !== at) said = { at, milliseconds: Date.parse(at) }
  return said.milliseconds
}

let said: { readonly at: Instant; readonly milliseconds: number } | undefined

const calendar = new Map<string, Intl.DateTimeFormat>()

const inZone = (zone: string) => {
  const known = calendar.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  calendar.set(zone, made)
  return made
}

type WallClock = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>>

/** Asking the calendar of a zone costs more than anything else about a date, and every request asks what day it is. */
const minutes = new Map<string, WallClock>()

/** The wall-clock parts of a moment, in the organisation's zone. */
export function wallClock(at: Instant, zone = 'Asia/Shanghai'): WallClock {
  const minute = `${zone} ${at.slice(0, 16)}`
  const known = minutes.get(minute)
  if (known) return known
  const made = readClock(at, zone)
  if (minutes.size > 1000) minutes.clear()
  minutes.set(minute, made)
  return made
}

function readClock(at: Instant, zone: string): WallClock {
  const parts = Object.fromEntries(
    inZone(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  return {
    year: parts['year'] ?? '',
    month: parts['month'] ?? '',
    day: parts['day'] ?? '',
    hour: parts['hour'] ?? '',
    minute: parts['minute'] ?? '',
  }
}

/** Whoever draws a list asks what day it is line by line, all at one moment. */
let asked: { readonly at: Instant; readonly zone: string | undefined; readonly day: Day } | undefined

/** The day it is in the organisation at this moment. */
export function dayOf(at: Instant, zone?: string): Day {
  if (asked?.at === at && asked.zone === zone) return asked.day
  const { year, month, day } = wallClock(at, zone)
  asked = { at, zone, day: `${year}-${month}-${day}` as Day }
  return asked.day
}

/** The last millisecond of a day in China, which has kept UTC+8 without summer time since 1991. */
export function endOfDay(day: Day): Instant {
  if (ended?.day === day) return ended.at
  if (endedBefore?.day === day) return endedBefore.at
  endedBefore = ended
  ended = { day, at: `${day}T15:59:59.999Z` as Instant }
  return ended.at
}

/** Everybody of a census asks about one day, and about the end of the year before. */
let ended: Ended | undefined
let endedBefore: Ended | undefined

type Ended = { readonly day: Day; readonly at: Instant }

const daysIn = (year: number, month: number) =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** Exactly 4, 6 or 8 digits that name a year from 1850 to 2200 and, where given, a real month and day; else undefined. */
export function partialDate(digits: string): PartialDate | undefined {
  const parts = /^(\d{4})(?:(\d{2})(\d{2})?)?$/.exec(digits)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), parts[2] && Number(parts[2]), parts[3] && Number(parts[3])]
  if (year < 1850 || year > 2200) return undefined
  if (month !== undefined && month !== '' && (month < 1 || month > 12)) return undefined
  if (day !== undefined && day !== '' && (day < 1 || day > daysIn(year, Number(month)))) return undefined
  return digits as PartialDate
}

/** As the forms write it: `1975`, `1975.03`, `1975.03.12`. */
export const formatPartialDate = (date: PartialDate): string =>
  [date.slice(0, 4), date.slice(4, 6), date.slice(6, 8)].filter(Boolean).join('.')

/** `2026-03-12` as the dossier writes a date: `20260312`. */
export const partialDateOf = (day: Day): PartialDate => day.replaceAll('-', '') as PartialDate

/** An unknown month or day sorts before the known ones of its year (docs/law/dates.md §2). */
export const comparePartialDates = (a: PartialDate, b: PartialDate): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Full years between two dates, by year and month as the form counts them (docs/law/dates.md §3); undefined without a
 * month.
 */
export function ageAt(birth: PartialDate, at: PartialDate): number | undefined {
  if (birth.length < 6 || at.length < 6) return undefined
  const months = monthNumber(at) - monthNumber(birth)
  return months < 0 ? undefined : Math.floor(months / 12)
}

/** So many months later, the day kept where the month has it; undefined without a month. */
export function monthsLater(from: PartialDate, months: number): PartialDate | undefined {
  if (from.length < 6) return undefined
  const at = monthNumber(from) + months
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1]
  const day = from.length === 8 ? String(Math.min(Number(from.slice(6)), daysIn(year, month))).padStart(2, '0') : ''
  return partialDate(`${year}${String(month).padStart(2, '0')}${day}`)
}

/** Months since year 0, so that spans can be subtracted. Needs at least six digits. */
export const monthNumber = (date: PartialDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(4, 6)) - 1

import { ok, type Result, refuse } from './result.ts'
import { type Day, type PartialDate, partialDate } from './time.ts'

/** What is wrong with a date that somebody typed; each is a sentence `field.<problem>` of its own. */
export const dateProblems = [
  'not-a-date',
  'date-short-year',
  'date-year',
  'date-month',
  'date-day',
  'date-zero',
] as const

export type DateProblem = (typeof dateProblems)[number]

/**
 * A date as people and their input methods write it, as precise as it was meant: `1975`, `1975.3`, `1975。03`,
 * `１９７５-03-12`, `1975年3月12日`, `一九七五年三月`, `197503`. Nothing is guessed: no century, no missing digit.
 */
export function readDate(text: string): Result<PartialDate, DateProblem> {
  const plain = inDigits(text.normalize('NFKC'))
    .replace(/[\p{Cf}]/gu, '')
    .trim()
  const parts = plain.length > longest ? null : (packed.exec(plain) ?? written.exec(plain))
  if (!parts) return refuse('not-a-date')
  const [year = '', month, day] = parts.slice(1)
  if (year.length < 4) return refuse('date-short-year')
  if (Number(month ?? 1) === 0 || Number(day ?? 1) === 0) return refuse('date-zero')
  if (partialDate(year) === undefined) return refuse('date-year')
  if (Number(month ?? 1) > 12) return refuse('date-month')
  const date = partialDate([year, month, day].map((part) => part?.padStart(2, '0') ?? '').join(''))
  return date === undefined ? refuse('date-day') : ok(date)
}

/** A day that a view is asked for: none, a real one up to tomorrow, or the reason why it is refused. */
export type AskedDay = Result<Day | undefined, 'day-unknown' | 'day-ahead'>

/**
 * Beyond tomorrow nothing is known; tomorrow is, since what takes effect then is recorded today (docs/decisions/0029).
 */
export function askedDay(text: string | undefined, today: Day): AskedDay {
  const typed = text?.trim() ?? ''
  if (typed === '') return ok(undefined)
  const day = dayTyped(typed)
  if (!day) return refuse('day-unknown')
  return day > dayAfter(today) ? refuse('day-ahead') : ok(day)
}

/** A whole day, however it is written; undefined for anything else. */
export function dayTyped(text: string): Day | undefined {
  const read = readDate(text)
  if (!read.ok || read.value.length < 8) return undefined
  return `${read.value.slice(0, 4)}-${read.value.slice(4, 6)}-${read.value.slice(6)}` as Day
}

/** By the calendar alone: a day is text and knows no midnight. */
export const dayAfter = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as Day

const between = String.raw`\s*[.。．,，、·・\-/\p{Pd}−\s]\s*`

const written = new RegExp(
  String.raw`^(\d{2,4})(?:\s*年|(?:\s*年\s*|${between})(\d{1,2})(?:\s*月|(?:\s*月\s*|${between})(\d{1,2})\s*[日号]?)?)?$`,
  'u',
)

/** No date is written in more characters. */
const longest = 40

/** Digits alone: a year, with a month, with a day. */
const packed = /^(\d{4})(\d{2})?(\d{2})?$/

const numerals = '〇一二三四五六七八九'

/** 一九七五年三月十二日 as input methods offer it, in digits. */
const inDigits = (text: string): string =>
  /[〇零○一二三四五六七八九十]/.test(text)
    ? text
        .replace(/[零○]/g, '〇')
        .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
          String((numerals.indexOf(tens || '一') || 1) * 10 + (ones ? numerals.indexOf(ones) : 0)),
        )
        .replace(/[〇一二三四五六七八九]/g, (numeral) => String(numerals.indexOf(numeral)))
    : text

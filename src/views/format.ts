import { type Day, dayOf, formatPartialDate, type Instant, type PartialDate, wallClock } from '#domain/time.ts'
import type { Language, Translate } from './i18n/index.ts'

/** Dates, durations, counts and sizes as the pages write them: one place, so that they agree (docs/look.md §3). */

/** `11-20 15:02`, with the year where it is not this one: `2025-11-20 15:02`. */
export function moment(at: Instant, now?: Instant, zone?: string): string {
  const { year, month, day, hour, minute } = wallClock(at, zone)
  const short = `${month}-${day} ${hour}:${minute}`
  return now !== undefined && wallClock(now, zone).year === year ? short : `${year}-${short}`
}

/** `15:02` */
export function clock(at: Instant, zone?: string): string {
  const { hour, minute } = wallClock(at, zone)
  return `${hour}:${minute}`
}

/** Today and yesterday by name with the clock, everything else as a moment. */
export function recent(t: Translate, at: Instant, now: Instant, zone?: string): string {
  const away = daysBetween(dayOf(at, zone), dayOf(now, zone))
  if (away === 0) return `${t('time.today')} ${clock(at, zone)}`
  if (away === 1) return `${t('time.yesterday')} ${clock(at, zone)}`
  return moment(at, now, zone)
}

/** `11 月 24 日 星期二`, `Tuesday 24 November`. */
export function longDay(t: Translate, language: Language, day: Day): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (language === 'en') return englishDay.format(date).replace(',', '')
  const [, month = '', dayOfMonth = ''] = day.split('-')
  const weekday = t(`time.weekday.${date.getUTCDay() as Weekday}`)
  return t('time.weekday', { day: t('time.day', { month: Number(month), day: Number(dayOfMonth) }), weekday })
}

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

const englishDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

/** A day as it stands in tables and on forms, `2026.11.24`. */
export const dotted = (day: Day): string => day.replaceAll('-', '.')

/** As the forms write it, 1978.06; nothing for nothing. */
export const partial = (date: PartialDate | undefined): string => (date === undefined ? '' : formatPartialDate(date))

/** `1996.09—2000.07`, and `2022.09—` for what goes on. */
export const period = (from: PartialDate | undefined, until: PartialDate | undefined): string =>
  `${partial(from)}—${partial(until)}`

/** The largest unit that fits, rounded down: 20 分钟, 6 小时, 3 天. Never negative. */
export function duration(t: Translate, from: Instant, until: Instant): string {
  const minutes = Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 60_000))
  if (minutes < 1) return t('time.now')
  if (minutes < 60) return t('time.minutes', { count: minutes })
  if (minutes < 24 * 60) return t('time.hours', { count: Math.floor(minutes / 60) })
  return t('time.days', { count: Math.floor(minutes / (24 * 60)) })
}

/** 停留 3 天 */
export const stayed = (t: Translate, since: Instant, now: Instant): string =>
  t('time.stayed', { duration: duration(t, since, now) })

/** 逾期 1 天; undefined while it is not late. */
export const overdue = (t: Translate, due: Instant, now: Instant): string | undefined =>
  due >= now ? undefined : t('time.overdue', { duration: duration(t, due, now) })

/** 用时 6 小时 */
export const took = (t: Translate, from: Instant, until: Instant): string =>
  t('time.took', { duration: duration(t, from, until) })

/** 1,284 */
export const count = (value: number): string => grouped.format(value)

const grouped = new Intl.NumberFormat('en-US')

/** 812 B, 34 KB, 1.2 MB: powers of 1,024, one decimal below ten. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / (1024 * 1024), 'MB']
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`
}

const daysBetween = (from: Day, until: Day) =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

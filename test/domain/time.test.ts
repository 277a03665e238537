import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok } from '#domain/result.ts'
import {
  ageAt,
  comparePartialDates,
  type Day,
  dayOf,
  endOfDay,
  formatPartialDate,
  type Instant,
  instant,
  type PartialDate,
  partialDate,
} from '#domain/time.ts'
import { askedDay, readDate } from '#domain/typed-date.ts'

const readsTo = (text: string) => {
  const read = readDate(text)
  return read.ok ? read.value : read.refusal
}

describe('a partial date', () => {
  it('is exactly 4, 6 or 8 digits that name real months and days', () => {
    expect(partialDate('1975')).toBe('1975')
    expect(partialDate('197503')).toBe('197503')
    expect(partialDate('19760229')).toBe('19760229')
    for (const wrong of ['197', '19753', '197513', '197500', '19750229', '19750431', '18000101', '22010101', '']) {
      expect(partialDate(wrong)).toBeUndefined()
    }
  })

  it.each([
    ['1975', '1975'],
    ['1975年', '1975'],
    ['1975.3', '197503'],
    ['1975.03', '197503'],
    ['1975年3月', '197503'],
    ['1975-03-12', '19750312'],
    ['1975年3月12日', '19750312'],
    ['１９７５．０３', '197503'],
    ['197503', '197503'],
  ])('reads %s as %s', (typed, read) => {
    expect(readDate(typed)).toEqual(ok(read))
  })

  it('refuses what is no date rather than guess', () => {
    for (const typed of ['75.3', '1975.13', '1975.2.30', 'soon', '1975.']) expect(readDate(typed).ok).toBe(false)
  })

  it('reads back what it formats', () => {
    const dates = fc
      .tuple(
        fc.integer({ min: 1850, max: 2200 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([year, month, day, parts]) =>
        [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].slice(0, parts).join(''),
      )
    fc.assert(fc.property(dates, (digits) => readsTo(formatPartialDate(digits as PartialDate)) === digits))
  })

  it('sorts an unknown month before the known ones of its year', () => {
    const sorted = ['197503', '1976', '1975', '19750312'].sort((a, b) =>
      comparePartialDates(a as PartialDate, b as PartialDate),
    )
    expect(sorted).toEqual(['1975', '197503', '19750312', '1976'])
  })

  it('counts age by year and month, as the form does', () => {
    const age = (birth: string, at: string) => ageAt(birth as PartialDate, at as PartialDate)
    expect(age('197503', '202602')).toBe(50)
    expect(age('197503', '202603')).toBe(51)
    expect(age('1975', '202603')).toBeUndefined()
    expect(age('202604', '202603')).toBeUndefined()
  })
})

describe('a day of the organisation', () => {
  it('begins at midnight in China, not in UTC', () => {
    expect(dayOf('2026-11-23T16:00:00.000Z' as Instant)).toBe('2026-11-24')
    expect(dayOf('2026-11-23T15:59:59.999Z' as Instant)).toBe('2026-11-23')
    expect(dayOf('2026-11-23T15:59:59.999Z' as Instant, 'Asia/Tokyo')).toBe('2026-11-24')
    expect(dayOf('2026-11-23T15:59:59.999Z' as Instant)).toBe('2026-11-23')
  })

  it('ends one millisecond before the next one begins', () => {
    const end = endOfDay('2026-11-24' as Day)
    expect(dayOf(end)).toBe('2026-11-24')
    expect(dayOf(instant(new Date(Date.parse(end) + 1)))).toBe('2026-11-25')
  })
})

describe('a date as an input method types it', () => {
  it.each([
    ['1988。03', '198803'],
    ['1988，3，12', '19880312'],
    ['１９８８．０３．１２', '19880312'],
    ['1988－3', '198803'],
    ['1988—03—12', '19880312'],
    ['1988 3 12', '19880312'],
    ['1988·03', '198803'],
    ['1988、3', '198803'],
    ['1988年 3 月 12 日', '19880312'],
    ['1988年3月12号', '19880312'],
    ['1988年03', '198803'],
    ['一九八八年三月', '198803'],
    ['一九八八年十二月二十三日', '19881223'],
    ['二〇〇〇年十月', '200010'],
    ['二○一二年三十月', 'date-month'],
    ['1988​.03', '198803'],
    ['19880312', '19880312'],
    ['1988年', '1988'],
  ])('reads %s as %s', (typed, read) => {
    expect(readsTo(typed)).toBe(read)
  })

  it.each([
    ['1988.03.00', 'date-zero'],
    ['1988.00', 'date-zero'],
    ['19880300', 'date-zero'],
    ['1988.2.30', 'date-day'],
    ['1987.02.29', 'date-day'],
    ['19870631', 'date-day'],
    ['1988.13', 'date-month'],
    ['88.3', 'date-short-year'],
    ['85年10月', 'date-short-year'],
    ['1088.03', 'date-year'],
    ['2988.03', 'date-year'],
    ['春天', 'not-a-date'],
    ['1988.', 'not-a-date'],
    ['1988.3.4.5', 'not-a-date'],
    ['198803123', 'not-a-date'],
    [`1988${' '.repeat(100_000)}3`, 'not-a-date'],
  ])('says of %s what is wrong with it: %s', (typed, problem) => {
    expect(readsTo(typed)).toBe(problem)
  })
})

describe('a day that a view is asked for', () => {
  const asked = (text: string | undefined) => askedDay(text, '2026-11-28' as Day)

  it.each([undefined, '', ' '])('is none where none was typed', (text) => {
    expect(asked(text)).toEqual(ok(undefined))
  })

  it.each(['2026-11-28', '2026-11-29', '2024-02-29', '2026.11.1', '２０２６年１月２日', '1999-01-01'])(
    'may be %s',
    (text) => {
      expect(asked(text).ok).toBe(true)
    },
  )

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', 'today', '2026-02', '2026'])(
    'is refused as no day: %s',
    (text) => {
      expect(asked(text)).toEqual({ ok: false, refusal: 'day-unknown' })
    },
  )

  it.each(['2026-11-30', '2199-01-01'])('is refused as still to come: %s', (text) => {
    expect(asked(text)).toEqual({ ok: false, refusal: 'day-ahead' })
  })

  it('goes over the end of a month and a year', () => {
    expect(askedDay('2027-01-01', '2026-12-31' as Day).ok).toBe(true)
    expect(askedDay('2024-02-29', '2024-02-28' as Day).ok).toBe(true)
    expect(askedDay('2024-03-01', '2024-02-28' as Day).ok).toBe(false)
  })
})

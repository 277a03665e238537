import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
  readDay,
  readPartialDate,
} from '#domain/time.ts'

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
    expect(readPartialDate(typed)).toBe(read)
  })

  it('refuses what is no date rather than guess', () => {
    for (const typed of ['75.3', '1975.13', '1975.2.30', 'soon', '1975.'])
      expect(readPartialDate(typed)).toBeUndefined()
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
    fc.assert(fc.property(dates, (digits) => readPartialDate(formatPartialDate(digits as PartialDate)) === digits))
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
  })

  it('ends one millisecond before the next one begins', () => {
    const end = endOfDay('2026-11-24' as Day)
    expect(dayOf(end)).toBe('2026-11-24')
    expect(dayOf(instant(new Date(Date.parse(end) + 1)))).toBe('2026-11-25')
  })

  it('is only read from a day that exists', () => {
    expect(readDay('2026-02-28')).toBe('2026-02-28')
    for (const text of ['2026-02-29', '2026-2-1', '20260201', 'today']) expect(readDay(text)).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import type { Day, Instant, PartialDate } from '#domain/time.ts'
import {
  count,
  duration,
  fileSize,
  longDay,
  moment,
  overdue,
  partial,
  period,
  recent,
  stayed,
  took,
} from '#views/format.ts'
import { translator } from '#views/i18n/index.ts'

const [zh, hant, en] = [translator('zh-Hans'), translator('zh-Hant'), translator('en')]
const at = (text: string) => text as Instant
const date = (text: string) => text as PartialDate
const noon = at('2026-11-24T04:00:00.000Z')

describe('a moment', () => {
  it('is written in the zone of the organisation, without the year when it is this one', () => {
    expect(moment(at('2026-11-20T07:02:00.000Z'), noon)).toBe('11-20 15:02')
  })

  it('has the year when it is another one, or when nothing says which year it is', () => {
    expect(moment(at('2025-12-31T16:30:00.000Z'), at('2025-12-31T04:00:00.000Z'))).toBe('2026-01-01 00:30')
    expect(moment(at('2026-11-20T07:02:00.000Z'))).toBe('2026-11-20 15:02')
  })

  it('is told by name today and yesterday, by the calendar and not by hours', () => {
    expect(recent(zh, at('2026-11-23T16:01:00.000Z'), noon)).toBe('今天 00:01')
    expect(recent(zh, at('2026-11-23T15:59:00.000Z'), noon)).toBe('昨天 23:59')
    expect(recent(en, at('2026-11-22T15:59:00.000Z'), noon)).toBe('11-22 23:59')
  })
})

describe('a day', () => {
  it('has its weekday in each language', () => {
    expect(longDay(zh, 'zh-Hans', '2026-11-24' as Day)).toBe('11 月 24 日 星期二')
    expect(longDay(en, 'en', '2026-11-24' as Day)).toBe('Tuesday 24 November')
  })

  it('is the same day in the years of summer time', () => {
    expect(longDay(zh, 'zh-Hans', '1988-04-17' as Day)).toBe('4 月 17 日 星期日')
  })
})

describe('a partial date', () => {
  it('is written as the forms do', () => {
    expect([partial(date('1978')), partial(date('197806')), partial(date('19780612')), partial(undefined)]).toEqual([
      '1978',
      '1978.06',
      '1978.06.12',
      '',
    ])
  })

  it('makes a period, open where it goes on', () => {
    expect(period(date('199609'), date('200007'))).toBe('1996.09—2000.07')
    expect(period(date('202209'), undefined)).toBe('2022.09—')
  })
})

describe('a duration', () => {
  const since = (minutes: number) => at(new Date(Date.parse(noon) - minutes * 60_000).toISOString())

  it('is said in the largest unit that is full', () => {
    expect(
      [0, 20, 59, 60, 6 * 60 + 59, 24 * 60 - 1, 24 * 60, 3 * 24 * 60 + 700].map((minutes) =>
        duration(zh, since(minutes), noon),
      ),
    ).toEqual(['不到 1 分钟', '20 分钟', '59 分钟', '1 小时', '6 小时', '23 小时', '1 天', '3 天'])
  })

  it('is never negative', () => {
    expect(duration(zh, noon, since(90))).toBe('不到 1 分钟')
  })

  it('says how long something has been here, in three languages', () => {
    expect(stayed(zh, since(3 * 24 * 60), noon)).toBe('停留 3 天')
    expect(stayed(hant, since(60), noon)).toBe('停留 1 小時')
    expect(stayed(en, since(24 * 60), noon)).toBe('here 1 day')
    expect(took(en, since(6 * 60), noon)).toBe('took 6 hours')
  })

  it('is late only after the moment has passed', () => {
    expect(overdue(zh, since(24 * 60), noon)).toBe('逾期 1 天')
    expect(overdue(en, since(2 * 24 * 60), noon)).toBe('2 days late')
    expect(overdue(zh, noon, noon)).toBeUndefined()
  })
})

describe('numbers', () => {
  it('are grouped', () => {
    expect(count(1284)).toBe('1,284')
  })

  it('say how large a file is', () => {
    expect([0, 812, 1024, 34_500, 1_048_576, 1_258_291, 26_214_400].map(fileSize)).toEqual([
      '0 B',
      '812 B',
      '1 KB',
      '34 KB',
      '1 MB',
      '1.2 MB',
      '25 MB',
    ])
  })
})

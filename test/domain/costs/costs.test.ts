import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountOf, monthlyOf, shownMonthly } from '#domain/costs/cost.ts'
import { costOf } from '#domain/costs/kinds/index.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { Day, PartialDate } from '#domain/time.ts'

const today = '2026-11-24' as Day

const somebody = (entered: string | undefined, contract: Readonly<Record<string, string>> = {}): RosterRow => ({
  dossier: 'one' as DossierId,
  unit: 'unit' as UnitId,
  state: 'archived',
  who: { name: '李响', unit: 'unit' as UnitId, ...(entered && { entered: entered as PartialDate }) },
  contract: contract as RosterRow['contract'] & object,
})

describe('what costs money if it is left', () => {
  it.each([
    ['20261031', '2026-11-30'],
    ['20261101', '2026-11-30'],
    ['20261015', '2026-11-14'],
    ['202610', '2026-10-31'],
  ])('is a contract of whoever came on %s, to be signed until %s, eleven months at most', (entered, until) => {
    expect(costOf('unsigned').one(somebody(entered), today)).toEqual({ until, halves: 22 })
    expect(costOf('unsigned').one(somebody(undefined), today)).toBeUndefined()
  })

  it('is told of a contract from the 25th day of the work on', () => {
    expect(costOf('unsigned').of(today).spans).toEqual({ entered: { from: '20241124', until: '20261031' } })
  })

  it('is a probation that ends: half a month below six months, twice; a month from six on', () => {
    const of = (entered: string) => costOf('probation').one(somebody(entered, { probationEnd: '20261127' }), today)
    expect(of('20260928')).toEqual({ until: '2026-11-27', halves: 2 })
    expect(of('20260528')).toEqual({ until: '2026-11-27', halves: 4 })
    expect(costOf('probation').of(today).spans).toEqual({ probationEnd: { from: '20261124', until: '20261201' } })
  })

  it('is a second fixed term that ends: twice the severance by full years, halves for what is over', () => {
    const of = (entered: string) =>
      costOf('secondTerm').one(somebody(entered, { to: '20261231', from: '20240101' }), today)
    expect(of('20210101')).toEqual({ until: '2026-12-31', halves: 24 })
    expect(of('20210901')).toEqual({ until: '2026-12-31', halves: 22 })
    expect(costOf('secondTerm').of(today).chosen).toMatchObject({ terms: ['2'] })
  })

  it('is leave of this year that is left, from 1 October to the last day of the year', () => {
    const told = (today: string) => costOf('leave').of(today as Day).spans.leaveBy
    const isTold = (today: string) => {
      const { from = '', until = '' } = told(today) ?? {}
      return from <= '20261231' && '20261231' <= until
    }
    expect(['2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'].map(isTold)).toEqual([false, true, true, false])
    const left = (pay: RosterRow['pay'] & object) => costOf('leave').one({ ...somebody(undefined), pay }, today)
    expect(left({ leaveLeft: '2.5', leaveBy: '20261231' as PartialDate })).toEqual({ until: '2026-12-31', days: '2.5' })
    expect([left({ leaveLeft: '0' }), costOf('leave').one(somebody(undefined), today)]).toEqual([undefined, undefined])
  })

  const of = (total: number, months = 1) => ({ total, months })

  it('comes of leave from the mean of the twelve months before this one, as far as they are there', () => {
    const leave = { days: '1' }
    const year = Object.fromEntries(
      ['202511', '202512', ...Array.from({ length: 10 }, (_, at) => `2026${String(at + 1).padStart(2, '0')}`)].map(
        (month, at) => [month, 600_000 + at],
      ),
    )
    // That of 2025-10 is too old, and this month is not over.
    expect(monthlyOf(leave, { '202510': 1, ...year, '202611': 9_000_000 }, today)).toEqual(of(7_200_066, 12))
    expect(monthlyOf(leave, { '202608': 500_000, '202610': 700_001 }, today)).toEqual(of(1_200_001, 2))
    expect(monthlyOf(leave, { '202611': 400_000 }, today)).toEqual(of(400_000))
    expect(monthlyOf({ halves: 2 }, { '202608': 500_000, '202610': 700_000 }, today)).toEqual(of(700_000))
    expect(monthlyOf(leave, {}, today)).toBeUndefined()
    expect(shownMonthly(of(1_200_001, 2))).toBe(600_001)
  })

  it('rounds once: not the mean and then what it comes to', () => {
    // 100.00 ÷ 3 ÷ 21.75 × 2 × 60 days = 183.908…, where 33.33 would come to 183.89.
    expect(amountOf({ days: '60' }, of(10_000, 3))).toBe(18_391)
  })

  it('comes to twice a day’s pay for each day of leave, rounded once', () => {
    // 6,525.00 ÷ 21.75 = 300.00 a day.
    expect(amountOf({ days: '5' }, of(652_500))).toBe(300_000)
    expect(amountOf({ days: '0.5' }, of(652_500))).toBe(30_000)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 600 }), (pay, halves) => {
        const exactly = (pay * halves * 100) / 2175
        expect(Math.abs(amountOf({ days: String(halves / 2) }, of(pay)) - exactly)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })

  it('comes to so many months of pay, to the hundredth', () => {
    expect([amountOf({ halves: 22 }, of(680_000)), amountOf({ halves: 1 }, of(333))]).toEqual([7_480_000, 167])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, dayNumber, endOfMonths, monthsIn } from '#domain/settlement/calendar.ts'
import { endings } from '#domain/settlement/ending.ts'
import type { Inputs } from '#domain/settlement/inputs.ts'
import { halvesOwed } from '#domain/settlement/service.ts'
import { settle, totalsOf } from '#domain/settlement/settle.ts'
import { day, leaver, month, paid, ruled, yuan } from './leaver.ts'

const days = fc.integer({ min: dayNumber(day('1985-01-01')), max: dayNumber(day('2026-11-30')) }).map(dayAt)
const halfDays = fc.integer({ min: 0, max: 60 }).map((halves) => String(halves / 2))
const cents = fc.integer({ min: 0, max: 10_000_000 })

const inputs: fc.Arbitrary<Inputs> = fc
  .record({
    ending: fc.constantFrom(...endings),
    hired: days,
    monthlyPay: cents,
    gross: cents,
    worked: halfDays,
    used: halfDays,
    carried: halfDays,
    damage: cents,
    cost: cents,
    lastMonth: fc.constantFrom('forward' as const, 'backward' as const),
    carriedLeave: fc.constantFrom('paid' as const, 'lapsed' as const),
    proposedBy: fc.constantFrom('employer' as const, 'employee' as const),
    yes: fc.boolean(),
    bonus: cents,
  })
  .map(({ gross, worked, used, carried, cost, lastMonth, carriedLeave, proposedBy, yes, bonus, ...rest }) => ({
    ...leaver,
    ...rest,
    attendance: { due: '22', worked },
    months: paid('202611', 12, gross / 100),
    leave: { used, carried },
    bonuses: [{ id: 'b', name: '奖金', amount: bonus, from: month('202601'), to: month('202612'), isPaid: yes }],
    answers: { proposedBy, refusedTerms: yes, noticeGiven: yes },
    training: { cost, from: day('2024-01-01'), until: day('2028-12-31') },
    rules: ruled({ lastMonth, carriedLeave }),
  }))

const centsOf = (of: Inputs, ...keys: readonly string[]): number =>
  settle(of)
    .filter(({ key }) => keys.includes(key))
    .reduce((sum, { amount }) => sum + (amount.is === 'known' ? amount.cents : 0), 0)

describe('a settlement', () => {
  it('has no line below nothing, and none with a part of a cent', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        for (const { amount } of settle(of))
          if (amount.is === 'known') expect(Number.isInteger(amount.cents) && amount.cents >= 0).toBe(true)
      }),
    )
  })

  it('comes to the sum of its lines', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        const lines = settle(of)
        const sum = lines.reduce(
          (sum, { side, amount }) =>
            amount.is === 'missing' || side === 'apart' ? sum : sum + (side === 'due' ? amount.cents : -amount.cents),
          0,
        )
        expect(totalsOf(lines).net).toBe(sum)
      }),
    )
  })

  it('pays no less for longer service or for more pay', () => {
    fc.assert(
      fc.property(inputs, days, cents, (of, hired, more) => {
        const keys = ['severance', 'severance-before-2008', 'double']
        const [long, short] = hired < (of.hired ?? hired) ? [hired, of.hired] : [of.hired, hired]
        expect(centsOf({ ...of, hired: long }, ...keys)).toBeGreaterThanOrEqual(
          centsOf({ ...of, hired: short }, ...keys),
        )
        const richer = of.months.map((one) => ({ ...one, gross: one.gross + more }))
        const unlimited = { ...of, rules: ruled({ localAverage: yuan(100_000_000) }) }
        expect(centsOf({ ...unlimited, months: richer }, ...keys)).toBeGreaterThanOrEqual(centsOf(unlimited, ...keys))
      }),
    )
  })

  it('pays no less for more days worked and no more than the month', () => {
    fc.assert(
      fc.property(inputs, halfDays, (of, other) => {
        const [few = '0', many = '0'] = [of.attendance?.worked ?? '0', other].toSorted((a, b) => Number(a) - Number(b))
        const at = (worked: string) => centsOf({ ...of, attendance: { due: '22', worked } }, 'pay')
        expect(at(few)).toBeLessThanOrEqual(at(many))
        expect(at(many)).toBeLessThanOrEqual(of.monthlyPay ?? 0)
      }),
    )
  })

  it('takes no more than a fifth of the month for damage', () => {
    fc.assert(
      fc.property(inputs, (of) => {
        expect(centsOf(of, 'damage') * 5).toBeLessThanOrEqual(centsOf(of, 'pay') + 4)
      }),
    )
  })
})

describe('a time of service', () => {
  it('is so many whole months as end within it, whatever day it begins on', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const { months } = monthsIn({ from, to })
        if (months > 0) expect(endOfMonths(from, months) <= to).toBe(true)
        expect(endOfMonths(from, months + 1) > to).toBe(true)
        const next = dayAt(dayNumber(to) + 1)
        expect(halvesOwed({ from, to: next })).toBeGreaterThanOrEqual(halvesOwed({ from, to }))
      }),
    )
  })
})

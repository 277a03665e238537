import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencies } from '#domain/codes/currency.ts'
import { type Money, negative, readMoney, shownMoney, sumOf, typedMoney } from '#domain/money.ts'

const read = (text: string) => {
  const money = readMoney(text)
  return money.ok ? money.value : money.refusal
}

const amounts: fc.Arbitrary<Money> = fc.record({
  cents: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map((cents) => cents + 0),
  currency: fc.constantFrom(...currencies.codes.map(({ code }) => code)),
})

describe('an amount', () => {
  it('is read as people and workbooks write it', () => {
    const yuan = ['12345.6', '12,345.60', '１２３４５．６', '¥12,345.60元', '12345.60000', '人民币 12345.6']
    expect(yuan.map(read)).toEqual(yuan.map(() => ({ cents: 1_234_560, currency: 'CNY' })))
    expect(['USD 1,200', '1200美元', '$1200.00'].map(read)).toEqual(
      [1, 2, 3].map(() => ({ cents: 120_000, currency: 'USD' })),
    )
  })

  it('is refused where it would have to be guessed at', () => {
    expect(['', '一万', '1.2.3', '12,34', '1,2345', 'USD 5 元', '5 XYZ', '1e5', '.'].map(read)).toEqual(
      Array(9).fill('not-money'),
    )
    expect([read('0.005'), read('99999999999999')]).toEqual(['money-cents', 'money-too-much'])
  })

  it('comes back to the cent, typed or shown', () => {
    fc.assert(
      fc.property(amounts, (money) => {
        expect(read(typedMoney(money))).toEqual(money)
        expect(read(shownMoney(money))).toEqual(money)
      }),
    )
  })

  it('has a sum of one currency only', () => {
    const yuan = (cents: number): Money => ({ cents, currency: 'CNY' })
    expect(sumOf([yuan(10), undefined, negative(yuan(3))])).toEqual(yuan(7))
    expect(sumOf([yuan(10), { cents: 1, currency: 'USD' }])).toBeUndefined()
    expect(sumOf([undefined])).toBeUndefined()
  })
})

import { expect, it } from 'vitest'
import { limits, mayTry } from '#domain/accounts/throttle.ts'
import { type Instant, instant } from '#domain/time.ts'

const now = '2026-11-24T01:00:00.000Z' as Instant
const ago = (minutes: number) => instant(new Date(Date.parse(now) - minutes * 60_000))

it('lets the last try of the limit through and not one more', () => {
  expect(mayTry('pair', Array(limits.pair - 1).fill(ago(1)), now)).toBe(true)
  expect(mayTry('pair', Array(limits.pair).fill(ago(1)), now)).toBe(false)
})

it('forgets a try after fifteen minutes', () => {
  expect(mayTry('pair', Array(limits.pair).fill(ago(15)), now)).toBe(true)
  expect(mayTry('pair', [...Array(limits.pair - 1).fill(ago(1)), ago(15)], now)).toBe(true)
})

it('is more patient with a whole account and with an address that many share', () => {
  expect(mayTry('account', Array(limits.pair).fill(ago(1)), now)).toBe(true)
  expect(mayTry('address', Array(limits.address - 1).fill(ago(1)), now)).toBe(true)
  expect(mayTry('address', Array(limits.address).fill(ago(1)), now)).toBe(false)
})

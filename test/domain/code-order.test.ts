import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareCodes } from '#domain/code-order.ts'

const sorted = (codes: readonly string[]) => [...codes].sort(compareCodes)

it('orders the numbers in codes as numbers', () => {
  expect(sorted(['10-01', '100', '99', '9-02'])).toEqual(['9-02', '10-01', '99', '100'])
  expect(sorted(['2-103', '2-15', '2-2'])).toEqual(['2-2', '2-15', '2-103'])
  expect(sorted(['HR-2026-10000', 'HR-2026-9999', 'HR-2025-10001'])).toEqual([
    'HR-2025-10001',
    'HR-2026-9999',
    'HR-2026-10000',
  ])
  expect(sorted(['A-10-1', 'A-9-12', 'A-09-3', 'B-1'])).toEqual(['A-09-3', 'A-9-12', 'A-10-1', 'B-1'])
  expect(sorted(['B0010', 'B9', 'b0002'])).toEqual(['b0002', 'B9', 'B0010'])
  expect(sorted(['１０', '９'])).toEqual(['９', '１０'])
})

it('orders any two numbers behind the same letters by their value', () => {
  const number = fc.bigInt({ min: 0n, max: 10n ** 16n })
  fc.assert(
    fc.property(number, number, fc.nat(3), fc.nat(3), (a, b, x, y) => {
      fc.pre(a !== b)
      const [left, right] = [`HR-${'0'.repeat(x)}${a}-1`, `HR-${'0'.repeat(y)}${b}-1`]
      expect(compareCodes(left, right)).toBe(a < b ? -1 : 1)
    }),
  )
})

it('tells codes apart that differ in nothing but zeros', () => {
  expect(compareCodes('A-1', 'A-01')).not.toBe(0)
  expect(compareCodes('A-1', 'A-1')).toBe(0)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spelled, spelledOut } from '#domain/batches/spelling.ts'

const number = fc
  .record({ year: fc.constantFrom(2025, 2026), serial: fc.integer({ min: 1, max: 12_000 }) })
  .map(({ year, serial }) => `C-${year}-${String(serial).padStart(4, '0')}`)

describe('cases spelled by their numbers', () => {
  it('are exactly those that went in', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 300 }), fc.array(number, { maxLength: 300 }), (some, others) => {
        const isAmong = spelledOut(spelled(some))
        for (const each of [...some, ...others]) expect(isAmong(each)).toBe(some.includes(each))
      }),
    )
  })

  it('are short where they follow one another', () => {
    const numbers = Array.from({ length: 300 }, (_, at) => `C-2026-${String(9_850 + at).padStart(4, '0')}`)
    expect(spelled(numbers)).toBe('2026/9850-10149')
  })

  it.each(['2026/1-999999999', '2026/1-999999999 '.repeat(50_000), '2026/5-3', 'C-2026-0001', '＊'.repeat(9)])(
    'are never more than a batch can hold, whatever was written: %.20s',
    (text) => {
      const isAmong = spelledOut(text)
      expect([isAmong('C-2026-0004'), isAmong('C-2026-2001'), isAmong('nothing')]).toEqual([
        text.startsWith('2026/1-'),
        false,
        false,
      ])
    },
  )
})

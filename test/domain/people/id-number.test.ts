import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birthIn, isSynthetic, plainIdNumber, readIdNumber, sexIn, withCheck } from '#domain/people/id-number.ts'

const read = (text: string) => {
  const number = readIdNumber(text)
  return number.ok ? number.value : number.refusal
}

describe('a resident ID number', () => {
  it.each([
    ['11010119750312999X', '11010119750312999X'],
    ['11010119750312999x', '11010119750312999X'],
    ['１１０１０１１９７５０３１２９９９ｘ', '11010119750312999X'],
    [' 110101 19750312 999X\u00A0', '11010119750312999X'],
    ['110101\u200B19750312\u2009999X', '11010119750312999X'],
    ["'11010119750312999X\t", '11010119750312999X'],
    ['110101750312999', '11010119750312999X'],
    ['110101198804179979', '110101198804179979'],
    ['110103197503129976', '110103197503129976'],
    ['51020219750312997X', '51020219750312997X'],
  ])('%s is read, whatever its area', (text, number) => {
    expect(read(text)).toBe(number)
  })

  it.each([
    ['', 'id-length'],
    ['1101011975031299', 'id-length'],
    ['1101011975031299911', 'id-length'],
    ['11010119750312999A', 'id-digits'],
    ['1101011975X312999X', 'id-digits'],
    ['11010119750230999X', 'id-birth'],
    ['110101197513129998', 'id-birth'],
    ['110101197503129990', 'id-checksum'],
    ['1.10101198510069E+17', 'id-digits'],
  ])('%s is refused', (text, refusal) => {
    expect(read(text)).toMatch(new RegExp(`^(?:${refusal}|id-length)$`))
  })

  it('tells birth and sex', () => {
    const number = readIdNumber('11010119750312999X')
    expect(number.ok && [birthIn(number.value), sexIn(number.value), isSynthetic(number.value)]).toEqual([
      '19750312',
      '1',
      true,
    ])
    const hers = readIdNumber(withCheck('11010119880417998'))
    expect(hers.ok && sexIn(hers.value)).toBe('2')
  })

  it('is refused when any one digit differs', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'11010119750312999X']
        digits[at] = String((Number(digits[at]) + by) % 10)
        expect(readIdNumber(digits.join('')).ok).toBe(false)
      }),
    )
  })

  it('has one plain spelling for what is compared and searched', () => {
    expect(['999x', '９９９Ｘ', '999X \u00A0', '\u200B999x'].map(plainIdNumber)).toEqual([
      '999X',
      '999X',
      '999X',
      '999X',
    ])
  })
})

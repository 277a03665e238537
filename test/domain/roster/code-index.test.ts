import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodeIndex } from '#domain/roster/code-index.ts'
import { createSigns } from '#domain/roster/signs.ts'

const code = fc.oneof(
  fc.nat(2000).map((serial) => `BN${String(serial).padStart(6, '0')}`),
  fc.string({ unit: fc.constantFrom(...'A012'), maxLength: 4 }),
)

describe('codes', () => {
  it('are found by any part, and how well, whatever was put and taken before', () => {
    // Slots of many blocks, and several of one.
    const slot = fc.oneof(fc.nat(5000), fc.nat(10))
    const steps = fc.array(fc.tuple(slot, fc.option(code, { nil: undefined })), { maxLength: 60 })
    const terms = fc.array(fc.oneof(code, fc.constantFrom('0', '00', '000', 'A1', 'BN', 'N00')), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(steps, terms), { maxLength: 3 }), (rounds) => {
        const index = createCodeIndex()
        const standing = new Map<number, string>()
        for (const [steps, terms] of rounds) {
          for (const [slot, code] of steps) {
            index.set(slot, code)
            standing.set(slot, code ?? '')
          }
          for (const term of terms.filter((term) => term !== '')) {
            const found: [number, number][] = []
            index.find(term, (slot, tier) => found.push([slot, tier]))
            const plain = [...standing]
              .filter(([, code]) => code.includes(term))
              .map(([slot, code]) => [slot, code === term ? 0 : code.startsWith(term) || code.endsWith(term) ? 1 : 2])
            expect(found).toEqual(plain.toSorted(([a = 0], [b = 0]) => a - b))
          }
        }
      }),
    )
  })
})

describe('marks of texts', () => {
  /** So many texts of 64 numbers each, and how many of them may hold a term. */
  const told = (many: number, term: string) => {
    const signs = createSigns()
    for (let text = 0; text < many; text += 1)
      signs.add(text, Array.from({ length: 64 }, (_, at) => `BN${String(text * 64 + at).padStart(6, '0')}`).join('\n'))
    const texts: number[] = []
    signs.find(term, many, (text) => texts.push(text))
    return texts
  }

  it('tell the text that holds a number and hardly any other, however many there are', () => {
    for (const many of [100, 1600]) {
      const texts = told(many, 'BN004321')
      expect(texts).toContain(Math.floor(4321 / 64))
      expect(texts.length).toBeLessThan(8)
    }
  })

  it('tell all of them where a term is too short to be marked', () => {
    expect(told(40, '43').length).toBe(40)
  })
})

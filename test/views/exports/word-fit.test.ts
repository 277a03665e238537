import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted, fittedResume } from '#views/exports/word-fit.ts'

const points = (mm: number) => (mm * 72) / 25.4
/** Lines that a text of full-width characters takes at the least. */
const least = (text: string, width: number, size: number) =>
  text.split('\n').reduce((all, line) => all + Math.max(1, Math.ceil((line.length * size) / points(width))), 0)

describe('words in a cell of the form for Word', () => {
  it('stand as large as the form says where they find room', () => {
    expect(fitted('林致远', { width: 21.4, height: 12.1 }, 14)).toEqual({ size: 14, leading: 16 })
  })

  it('are smaller in a cell that they would make higher', () => {
    const { size } = fitted('2037.10\n（62岁7个月）', { width: 21.9, height: 11.6 }, 14)
    expect(size).toBeLessThan(14)
    expect(size).toBeGreaterThanOrEqual(8)
  })

  it('never ask for more lines than there is room for, unless they are as small as they get', () => {
    const words = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 })
    const room = fc.record({ width: fc.integer({ min: 9, max: 150 }), height: fc.integer({ min: 6, max: 130 }) })
    fc.assert(
      fc.property(words, room, (lengths, { width, height }) => {
        const text = lengths.map((length) => '档'.repeat(length)).join('\n')
        const { size, leading } = fitted(text, { width, height }, 14)
        if (size > 7) expect(least(text, width, size) * leading).toBeLessThanOrEqual(points(height))
      }),
    )
  })
})

describe('a résumé in the form for Word', () => {
  const entry = (length: number) => `1993.09--1997.07  ${'档'.repeat(length)}`
  const box = { width: 150.4, height: 125.4 }

  it.each([
    [12, 14],
    [18, 13.5],
    [24, 13],
  ])('of %i lines is set at %f points', (lines, size) => {
    expect(fittedResume(Array.from({ length: lines }, () => entry(10)).join('\r\n'), box).size).toBe(size)
  })

  it('of many short lines is smaller than their number says, so that the front stays one page', () => {
    const set = fittedResume(Array.from({ length: 44 }, () => entry(10)).join('\n'), box)
    expect(44 * set.leading).toBeLessThanOrEqual(points(box.height))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strokeOrder } from '#domain/people/stroke-order.ts'
import { strokeKey, strokesOf } from '#domain/people/strokes.ts'

const sorted = (names: readonly string[]) => [...names].sort((a, b) => (strokeKey(a) < strokeKey(b) ? -1 : 1))

describe('the order of strokes', () => {
  it('puts fewer strokes first', () => {
    expect(sorted(['魏新', '张伟', '王五', '丁一'])).toEqual(['丁一', '王五', '张伟', '魏新'])
  })

  it('counts 阝 as two strokes, as the standard does', () => {
    expect([...'邓阮那邢陈阿陆郑郝'].map(strokesOf)).toEqual([4, 6, 6, 6, 7, 7, 7, 8, 9])
    expect(sorted(['郑', '李', '陈', '金', '邹', '吴'])).toEqual(['李', '吴', '邹', '陈', '金', '郑'])
  })

  it('puts equal numbers in the order of the first stroke: 横, 竖, 撇, 点, 折', () => {
    expect(sorted([...'丑方毛见王'])).toEqual([...'王见毛方丑'])
    expect(sorted([...'孟郑金易范'])).toEqual([...'范易金郑孟'])
    expect(sorted([...'贾谢雷鲍'])).toEqual([...'贾谢雷鲍'])
    expect([...'陶顾诸钱袁'].map(strokesOf)).toEqual([10, 10, 10, 10, 10])
    expect(sorted([...'陶诸钱袁'])).toEqual([...'袁钱诸陶'])
  })

  it('goes on with the second character where the first is equal, and puts the shorter name first', () => {
    expect(sorted(['王伟民', '王伟', '王一'])).toEqual(['王一', '王伟', '王伟民'])
  })

  it('places traditional characters by their own strokes, and those that no table has after all others', () => {
    expect(sorted(['陳', '李', '𠮷', '龍', '陈'])).toEqual(['李', '陈', '陳', '龍', '𠮷'])
    expect(sorted(['丁', 'Anna'])).toEqual(['Anna', '丁'])
  })

  it('has the whole basic block, no character twice', () => {
    const all = [...strokeOrder.join('')]
    expect(new Set(all).size).toBe(all.length)
    const missing = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, at) => String.fromCharCode(0x4e00 + at)).filter(
      (char) => strokesOf(char) === undefined,
    )
    expect(missing).toEqual([])
  })

  it('asks no collator of the machine: any two names of the table compare as their characters stand in it', () => {
    const all = [...strokeOrder.join('')]
    const name = fc.array(fc.nat(all.length - 1), { minLength: 1, maxLength: 4 })
    const text = (places: readonly number[]) => places.map((place) => all[place]).join('')
    const order = (a: readonly number[], b: readonly number[]): number => {
      const at = a.findIndex((place, index) => place !== b[index])
      return at < 0 ? a.length - b.length : (a[at] ?? -1) - (b[at] ?? -1)
    }
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [left, right] = [strokeKey(text(a)), strokeKey(text(b))]
        expect(left < right ? -1 : left > right ? 1 : 0).toBe(Math.sign(order(a, b)))
      }),
    )
  })
})

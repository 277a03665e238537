import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createStrokeOrder } from '#domain/people/strokes.ts'

const sortedBy = (names: readonly string[]) => {
  const order = createStrokeOrder()
  for (const name of names) order.learn(name)
  return [...names].sort((a, b) => (order.key(a) < order.key(b) ? -1 : 1))
}

it('orders names by strokes: 丁, 王, 张, 魏', () => {
  expect(sortedBy(['魏新', '张伟', '王五', '丁一'])).toEqual(['丁一', '王五', '张伟', '魏新'])
})

it('orders any two names as the collator of the standard does', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
  const name = fc.array(han, { minLength: 1, maxLength: 4 }).map((chars) => chars.join(''))
  const collator = new Intl.Collator('zh-u-co-stroke')
  fc.assert(
    fc.property(name, name, (a, b) => {
      const order = createStrokeOrder()
      order.learn(a + b)
      const [left, right] = [order.key(a), order.key(b)]
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(collator.compare(a, b))
    }),
  )
})

it('keeps the order of two names when a character in between arrives', () => {
  const order = createStrokeOrder()
  expect(order.key('丁') < order.key('魏')).toBe(true)
  order.learn('王')
  const [first, second, third] = ['丁', '王', '魏'].map(order.key)
  expect([third, first, second].sort()).toEqual([first, second, third])
})

import { expect, it } from 'vitest'
import { createTexts } from '#memory/texts.ts'

it('draws of one thing once in each way, and keeps as much as it may of what was asked for last', () => {
  const { keep, clear } = createTexts(1000)
  const drawn: string[] = []
  const ask = (of: object, as: string) =>
    keep(of, as, () => {
      drawn.push(as)
      return as.repeat(200)
    })
  const [one, other] = [{}, {}]
  expect([ask(one, 'a'), ask(one, 'b'), ask(other, 'a'), ask(one, 'a')]).toEqual(
    ['a', 'b', 'a', 'a'].map((as) => as.repeat(200)),
  )
  expect(drawn).toEqual(['a', 'b', 'a'])
  ask(other, 'c')
  ask(one, 'a')
  expect(drawn).toEqual(['a', 'b', 'a', 'c'])
  ask(one, 'b')
  expect(drawn).toEqual(['a', 'b', 'a', 'c', 'b'])
  clear()
  ask(one, 'a')
  expect(drawn.at(-1)).toBe('a')
  expect(drawn).toHaveLength(6)
})

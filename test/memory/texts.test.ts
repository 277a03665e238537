import { expect, it } from 'vitest'
import { createTexts } from '#memory/texts.ts'

it('draws of one thing once in each way, and keeps the fifty ways that were asked for last', () => {
  const keep = createTexts()
  const drawn: string[] = []
  const ask = (of: object, as: string) =>
    keep(of, as, () => {
      drawn.push(as)
      return `drawn ${as}`
    })
  const [one, other] = [{}, {}]
  expect([ask(one, 'a'), ask(one, 'a'), ask(other, 'a'), ask(one, 'b')]).toEqual(
    ['a', 'a', 'a', 'b'].map((as) => `drawn ${as}`),
  )
  expect(drawn).toEqual(['a', 'a', 'b'])
  for (let at = 0; at < 49; at += 1) ask(one, `${at}`)
  ask(one, 'b')
  expect(drawn.filter((as) => as === 'b')).toHaveLength(1)
  ask(one, 'a')
  expect(drawn.filter((as) => as === 'a')).toHaveLength(3)
})

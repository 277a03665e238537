import { expect, it } from 'vitest'
import { createDrawn } from '#memory/statistics/drawn.ts'

it('draws of one thing once, again in another way, and forgets what nobody asked for lately', () => {
  const { keep, forget } = createDrawn()
  let times = 0
  const draw = (of: object, as = '') =>
    keep(of, as, () => {
      times += 1
      return `${times}`
    })
  const [one, ...others] = Array.from({ length: 13 }, () => ({}))
  const again = (of = {}) => {
    const before = times
    draw(of)
    return times > before
  }
  expect([draw(one ?? {}), draw(one ?? {}), draw(one ?? {}, 'en'), draw(one ?? {})]).toEqual(['1', '1', '2', '3'])
  for (const other of others.slice(1)) draw(other)
  expect(again(one)).toBe(false)
  draw(others[0] ?? {})
  expect(again(one)).toBe(false)
  expect(again(others[1])).toBe(true)
  forget()
  expect(again(one)).toBe(true)
})

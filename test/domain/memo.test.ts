import { describe, expect, it } from 'vitest'
import { createMemo } from '#domain/memo.ts'

/** Asks for each, and tells which had to be made. */
const made = (memo: ReturnType<typeof createMemo<string>>, ...keys: readonly string[]) => {
  const fresh: string[] = []
  for (const key of keys) {
    memo.get(key, () => {
      fresh.push(key)
      return key
    })
  }
  return fresh
}

describe('a memo', () => {
  it('makes an answer once, and again after it was dropped or all was cleared', () => {
    const memo = createMemo<string>(9)
    expect(made(memo, 'a', 'a', 'b')).toEqual(['a', 'b'])
    memo.drop('a')
    memo.drop('nobody')
    expect(made(memo, 'a', 'b')).toEqual(['a'])
    memo.clear()
    expect(made(memo, 'a', 'b')).toEqual(['a', 'b'])
  })

  it('forgets what was asked for longest ago, once there are too many or they weigh too much', () => {
    const counted = createMemo<string>(2)
    expect(made(counted, 'a', 'b', 'a', 'c', 'a', 'b')).toEqual(['a', 'b', 'c', 'b'])
    const weighed = createMemo<string>(4, ({ length }) => length)
    expect(made(weighed, 'aa', 'bb', 'aa', 'cc', 'aa', 'bb')).toEqual(['aa', 'bb', 'cc', 'bb'])
  })

  it('counts what was dropped no longer', () => {
    const memo = createMemo<string>(2)
    made(memo, 'a', 'b')
    memo.drop('b')
    expect(made(memo, 'c', 'a')).toEqual(['c'])
  })

  it('keeps the newest, however much it weighs', () => {
    const memo = createMemo<string>(1, ({ length }) => length)
    expect(made(memo, 'long', 'long')).toEqual(['long'])
  })
})

import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createWaits } from '#memory/statistics/waits.ts'

it('says how far work for a page is until it is over, and does it once for whoever asks meanwhile', async () => {
  const waits = createWaits()
  const { promise, resolve } = Promise.withResolvers<void>()
  let [begun, done] = [0, 0]
  const begin = () =>
    waits.begin(
      'a page',
      () => {
        begun += 1
        return promise
      },
      () => ({ done, of: 2 }),
    )
  expect(waits.of('a page')).toBeUndefined()
  begin()
  begin()
  done = 1
  expect([begun, waits.of('a page'), waits.of('another')]).toEqual([1, { done: 1, of: 2 }, undefined])
  resolve()
  await setImmediate()
  expect(waits.of('a page')).toBeUndefined()
  begin()
  expect(begun).toBe(2)
})

it('says what went wrong to whoever asks next, and begins again after that', async () => {
  const waits = createWaits()
  const begin = (work: () => Promise<void>) => waits.begin('a page', work, () => ({ done: 0, of: 1 }))
  begin(() => Promise.reject(new Error('the disk is away')))
  await setImmediate()
  expect(() => waits.of('a page')).toThrow('the disk is away')
  expect(waits.of('a page')).toBeUndefined()
  begin(() => new Promise(() => {}))
  expect(waits.of('a page')).toEqual({ done: 0, of: 1 })
})

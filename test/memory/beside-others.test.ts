import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Steps } from '#domain/steps.ts'
import { besideOthers } from '#memory/beside-others.ts'

/** Counts its pieces; `change` is called in the middle of each beginning. */
function work(change: () => void) {
  const done = { pieces: 0, begun: 0 }
  const begin = function* (): Steps<string> {
    done.begun += 1
    for (let at = 0; at < 6; at += 1) {
      done.pieces += 1
      if (at === 3) change()
      yield
    }
    return 'done'
  }
  return { begin, done }
}

it('lets others have their turn between two pieces', async () => {
  const { begin, done } = work(() => {})
  const made = besideOthers(begin, () => 1)
  const seen = [done.pieces]
  await setImmediate()
  seen.push(done.pieces)
  expect(await made).toBe('done')
  expect([seen[0], (seen[1] ?? 6) < 6, done]).toEqual([1, true, { pieces: 6, begun: 1 }])
})

it('begins anew where something changed meanwhile, and leaves it where that happens again and again', async () => {
  let version = 0
  const once = work(() => {
    if (version === 0) version += 1
  })
  expect(await besideOthers(once.begin, () => version)).toBe('done')
  expect(once.done).toEqual({ pieces: 10, begun: 2 })
  const always = work(() => {
    version += 1
  })
  expect(await besideOthers(always.begin, () => version)).toBe(undefined)
  expect(always.done.begun).toBe(5)
})

import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { readSent } from '#routes/web/forms.ts'
import type { Web } from '#routes/web/web.ts'

const web = new Hono<Web>()
web.post('/', async (c) => c.json(Object.entries(await readSent(c))))

it('reads an encoded form as URLSearchParams does, whatever is wrong with it', async () => {
  const piece = fc.constantFrom(
    '%',
    '%E5',
    '%E5%B7%A5',
    '%2',
    '%zz',
    '%ed%a0%80',
    '+',
    '%2B',
    'a',
    '工',
    '__proto__',
    '?',
  )
  const side = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
  const pair = fc.oneof(
    side,
    fc.tuple(side, side).map(([name, value]) => `${name}=${value}`),
    fc.constant('a=b=c'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 6 }), async (pairs) => {
      const body = `first=1&${pairs.join('&')}`
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const answer = await web.request('/', { method: 'POST', body, headers })
      const expected = new Map<string, string[]>()
      for (const [name, value] of new URLSearchParams(body)) expected.set(name, [...(expected.get(name) ?? []), value])
      expect(Object.fromEntries((await answer.json()) as [string, string[]][])).toEqual(Object.fromEntries(expected))
    }),
    { seed: 225 },
  )
})

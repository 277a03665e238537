import { Hono, type MiddlewareHandler } from 'hono'
import { expect, it } from 'vitest'
import { inOne } from '#routes/web/in-one.ts'
import type { Web } from '#routes/web/web.ts'

const passes: MiddlewareHandler<Web> = (_, next) => next()
/** As one that counts who waits: what comes after it is waited for and not passed on. */
const waits: MiddlewareHandler<Web> = async (_, next) => {
  await next()
}
const looks: MiddlewareHandler<Web> = async (c, next) => {
  await next()
  c.res.headers.set('Seen', String(c.res.status))
}
const answers: MiddlewareHandler<Web> = (c) => Promise.resolve(c.text('no', 422))

async function asked(...steps: readonly MiddlewareHandler<Web>[]) {
  const web = new Hono<Web>()
  web.use(inOne(...steps))
  web.get('/', (c) => c.text('yes'))
  const answer = await web.request('/')
  return [answer.status, await answer.text(), answer.headers.get('Seen')]
}

it.each([
  ['what comes after them', [passes, waits, looks], [200, 'yes', '200']],
  ['what one of them answers', [passes, answers, passes], [422, 'no', null]],
  ['what one answers after another that waits', [waits, passes, answers], [422, 'no', null]],
  ['what one answers after another that looks at it', [looks, waits, answers], [422, 'no', '422']],
  ['what comes after one alone', [looks], [200, 'yes', '200']],
  ['what comes after none', [], [200, 'yes', null]],
])('answers %s', async (_, steps, answer) => {
  expect(await asked(...steps)).toEqual(answer)
})

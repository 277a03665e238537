import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { createRouter } from '#routes/web/router.ts'

const app = () => {
  const web = new Hono({ router: createRouter() })
  web.use(async (c, next) => {
    await next()
    c.header('X-Passed', 'yes')
  })
  web.get('/list', (c) => c.text(`list ${c.req.query('q') ?? ''}`))
  web.post('/list', (c) => c.text('posted'))
  web.get('/list/:id', (c) => c.text(`one ${c.req.param('id')}`))
  web.get('/:any{[a-z]+}/deep', (c) => c.text(`deep ${c.req.param('any')}`))
  return web
}

it('answers an address as before, however often it was asked and whatever was asked between', async () => {
  const web = app()
  const long = `/list/${'0'.repeat(40)}`
  const asked = [
    '/list?q=1',
    '/list',
    '/list/a',
    '/list/b',
    '/b/deep',
    '/c/deep',
    long,
    '/list/a',
    '/list?q=2',
    '/none',
  ]
  const answers = await Promise.all([...asked, ...asked].map(async (path) => (await web.request(path)).text()))
  const once = ['list 1', 'list ', 'one a', 'one b', 'deep b', 'deep c', `one ${'0'.repeat(40)}`, 'one a', 'list 2']
  expect(answers).toEqual([...once, '404 Not Found', ...once, '404 Not Found'])
  const posted = await web.request('/list', { method: 'POST' })
  expect([await posted.text(), posted.headers.get('X-Passed')]).toEqual(['posted', 'yes'])
})

it('answers what was added after an address was asked for', async () => {
  const router = createRouter<string>()
  router.add('GET', '/a', 'first')
  expect(router.match('GET', '/a')[0].map(([handler]) => handler)).toEqual(['first'])
  router.add('GET', '/*', 'second')
  expect(router.match('GET', '/a')[0].map(([handler]) => handler)).toEqual(['first', 'second'])
})

it('tells the ids of an address apart, however often it was asked for others', async () => {
  const web = new Hono({ router: createRouter() })
  web.use('/of/:one/*', async (c, next) => {
    await next()
    c.header('X-One', encodeURIComponent(c.req.param('one')))
  })
  web.get('/of/:one/in/:part/:other', (c) =>
    c.text(`${c.req.param('one')} ${c.req.param('part')} ${c.req.param('other')}`),
  )
  web.get('/of/:one/in/fixed/:other', () => new Response('never: the one above came first'))
  const [a, b] = ['0199a5c2-7d1e-7000-8000-00000000000a', '0199a5c2-7d1e-7000-8000-00000000000b']
  const asked = [
    [a, 'basic', b],
    [b, 'basic', a],
    [b, 'basic', b],
    [a, 'fixed', 'x'],
    [a, a, 'x'],
    ['\u0000', 'basic', b],
  ] as const
  for (const parts of [...asked, ...asked]) {
    const [one, part, other] = parts.map(encodeURIComponent)
    const answer = await web.request(`/of/${one}/in/${part}/${other}`)
    expect(await answer.text()).toBe(parts.join(' '))
    expect(answer.headers.get('X-One')).toBe(one)
  }
})

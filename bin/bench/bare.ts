import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import Sqlite from 'better-sqlite3'
import { type Context, Hono } from 'hono'
import * as accounts from '#db/accounts.ts'
import * as sessions from '#db/sessions.ts'
import type { App } from '#house/app.ts'
import { readConfig } from '#house/config.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import { sessionCookie } from '#routes/web/session-cookie.ts'
import type { Keep } from '#views/kit/once.tsx'
import { passphrase, staffNumber } from './seed.ts'

/**
 * The bare stack: the same Hono and node-server draw the same views to the same bytes, from view models that are ready in
 * memory; no session, rights, log, search or opening. The models are the application's own: each address is asked once,
 * what its handler was about to draw is kept, and then the house is closed.
 */
type Drawn = Parameters<Context['html']>[0]
type Model = { readonly drawn: Drawn; readonly headers: readonly (readonly [name: string, value: string])[] }

const config = readConfig(process.env)
const urls = JSON.parse(readFileSync(process.env['BENCH_URLS'] ?? '', 'utf8')) as readonly string[]
const models = await modelsOf(urls)

const bare = new Hono()
bare.get('/health', (c) => c.json({ state: 'open' }))
const rows = openRows()
let answered: readonly (readonly [name: string, value: string])[] = []
bare.put('/answer', async (c) => {
  answered = await c.req.json()
  return c.body(null, 204)
})
bare.post('*', async (c) => {
  rows.run(await c.req.text())
  for (const [name, value] of answered) c.header(name, value)
  return c.body(null, 303)
})
bare.get('*', (c) => {
  const model = models.get(addressOf(c))
  if (!model) return c.notFound()
  for (const [name, value] of model.headers) c.header(name, value)
  return c.html(model.drawn)
})
serve({ fetch: bare.fetch, hostname: config.host, port: config.port })

/** One durable row for a change: what any system that keeps its word does at least. */
function openRows() {
  const db = new Sqlite(join(config.data, 'bare.db'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.exec('create table if not exists rows (id integer primary key, body text not null) strict')
  return db.prepare('insert into rows (body) values (?)')
}

function addressOf(c: Context): string {
  const { url } = c.req
  return url.slice(url.indexOf('/', 8))
}

async function modelsOf(urls: readonly string[]): Promise<ReadonlyMap<string, Model>> {
  const house = await openHouse(config, { demo: false })
  const opened = await house.openWith({ kind: 'passphrase', text: passphrase })
  const app = house.app()
  if (!opened.ok || !app) throw new Error('The folder of the bench does not open.')

  // What the application keeps as a text is drawn here for every request, like all the rest.
  const anew: Keep = (_, __, draw) => draw()
  Object.assign(app.roster, { drawn: anew })
  Object.assign(app.statistics, { drawn: anew })

  let drawn: Drawn | undefined
  const watched = new Hono()
  watched.use(async (c, next) => {
    const html = c.html
    c.html = ((body: Drawn, ...rest: []) => {
      drawn = body
      return html(body, ...rest)
    }) as typeof html
    await next()
  })
  watched.route('/', createWeb(house, { reach: { https: false }, pace: 1_000_000 }))

  const account = await accounts.find(app, staffNumber)
  if (!account) throw new Error('The folder of the bench has no account.')
  const cookie = sessionCookie(await sessions.begin(app, account.id, 'bench'), { https: false, app })
  const kept = new Map<string, Model>()
  for (const url of urls) {
    const ask = () => watched.request(url, { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' } })
    let answer = await ask()
    // The first figures of a large house lead to a page that says how far they are.
    for (; answer.status === 303; answer = await ask()) await pause(100)
    if (answer.status !== 200 || drawn === undefined) throw new Error(`${url} was answered ${answer.status}.`)
    kept.set(url, { drawn, headers: [...answer.headers].filter(([name]) => !name.startsWith('content-length')) })
  }
  await house.close()
  // The marks of forms are drawn with every page; here they are as long and keyed by nothing.
  Object.assign(app.vault, { mark: () => 'm'.repeat(22) } satisfies Partial<App['vault']>)
  return kept
}

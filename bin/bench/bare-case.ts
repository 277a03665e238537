import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Context, Hono } from 'hono'

/** A page as its handler was about to draw it. */
export type Drawn = Parameters<Context['html']>[0]

export type BareCases = {
  /** One durable row and a redirect, as for any act; how long it took, in milliseconds. */
  readonly post: (body: string) => Promise<number>
  /** The same view drawn to the same bytes, ready in memory. */
  readonly page: (drawn: Drawn) => Promise<number>
  readonly close: () => void
}

/** The bare stack beside the cases, in this process and without a network as they are (see bare.ts). */
export function bareCases(folder: string): BareCases {
  const db = new Sqlite(join(folder, 'bare.db'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.exec('create table if not exists rows (id integer primary key, body text not null) strict')
  const rows = db.prepare('insert into rows (body) values (?)')
  let ready: Drawn = ''
  const bare = new Hono()
  bare.post('/case', async (c) => {
    rows.run(await c.req.text())
    return c.redirect('/case', 303)
  })
  bare.get('/case', (c) => c.html(ready))
  const took = async (method: 'GET' | 'POST', body?: string): Promise<number> => {
    const began = performance.now()
    const answer = await bare.request('/case', { method, ...(body !== undefined && { body }) })
    await answer.text()
    return performance.now() - began
  }
  return {
    post: (body) => took('POST', body),
    page: (drawn) => {
      ready = drawn
      return took('GET')
    },
    close: () => db.close(),
  }
}

/** The same routes, which keep what the last page was about to draw. */
export function watched<Web extends Hono>(web: Web) {
  const seen: { drawn: Drawn } = { drawn: '' }
  const over = new Hono()
  over.use(async (c, next) => {
    const html = c.html
    c.html = ((body: Drawn, ...rest: []) => {
      seen.drawn = body
      return html(body, ...rest)
    }) as typeof html
    await next()
  })
  over.route('/', web)
  return { web: over, seen }
}

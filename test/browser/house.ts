import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import * as sessions from '#db/sessions.ts'
import type { AccountId } from '#domain/ids.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import { type Cast, cast, type World, world } from '../world.ts'
import { closeWindows, openBrowser, type Sight, visit } from './browser.ts'

/** The standing cast's organisation behind a real port, and a browser before it. */
export type BrowserHouse = {
  readonly world: World
  readonly origin: string
  readonly browser: Browser
  /** Whom a journey adds to the cast. */
  readonly others: Map<Other, AccountId>
  /** A window of its own, signed in as one of them. */
  readonly as: (who: Somebody, sight?: Partial<Sight>) => Promise<Visitor>
  readonly stranger: (sight?: Partial<Sight>) => Promise<Visitor>
  /** The same as `as` in a window that others have had before, which nothing of theirs is left in: sooner than one of its own. */
  readonly lend: (who: Somebody, way: Lent) => Promise<Visitor & { readonly giveBack: () => Promise<void> }>
  readonly close: () => Promise<void>
}

export type Other = `their ${string}`
export type Somebody = Cast | Other

/** Whoever borrows a window without a mouse is given none that somebody had a mouse in. */
type Lent = { readonly script: boolean; readonly mouse: boolean }

export type Visitor = { readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] }

/** `folder` keeps its data where a test can look for them. */
export async function browserHouse(folder?: string): Promise<BrowserHouse> {
  const made = await world(folder)
  const { web, app } = made
  // A second between two requests, as if somebody read: no verdict is taken sooner (docs/decisions/0085).
  const fetch: typeof web.fetch = (...request) => {
    if (new URL(request[0].url).pathname === blank)
      return new Response('', { headers: { 'content-type': 'text/html' } })
    made.clock.forward(1 / 60)
    return web.fetch(...request)
  }
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const others = new Map<Other, AccountId>()
  const signIn = async (who: Somebody, { context }: Visitor) => {
    const token = await sessions.begin(app, accountIn({ world: made, others }, who), 'test')
    await context.addCookies([
      {
        name: sessionCookieName({ https: false, app }),
        value: token,
        url: origin,
        sameSite: 'Strict',
        httpOnly: true,
      },
    ])
  }
  const spare = new Map<string, Visitor[]>()
  return {
    world: made,
    others,
    origin,
    browser,
    stranger: (sight) => visit(browser, { origin, ...sight }),
    as: async (who, sight) => {
      const visitor = await visit(browser, { origin, ...sight })
      await signIn(who, visitor)
      return visitor
    },
    lend: async (who, { script, mouse }) => {
      const alike = spare.get(`${script} ${mouse}`) ?? []
      spare.set(`${script} ${mouse}`, alike)
      const visitor = alike.pop() ?? (await visit(browser, { origin, script }))
      await signIn(who, visitor)
      return {
        ...visitor,
        giveBack: async () => {
          await empty(visitor)
          alike.push(visitor)
        },
      }
    },
    close: async () => {
      await closeWindows(browser)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await made.close()
    },
  }
}

/** An empty page of the house's own: on one of nobody the browser would begin a new process for whoever comes next. */
const blank = '/blank'

/** One window, one page, on which nothing goes on, and which remembers nothing. */
async function empty({ page, context, complaints }: Visitor): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close()
  const leave = () => page.goto(blank)
  // A page that draws itself again in this very moment goes first.
  await leave().catch(leave)
  await page.evaluate(() => {
    sessionStorage.clear()
    localStorage.clear()
  })
  await context.clearCookies()
  complaints.length = 0
}

type People = Pick<BrowserHouse, 'world' | 'others'>

/** All who have an account: the cast in its order, and whom the journey added. */
export const everybody = ({ others }: Pick<People, 'others'>): readonly Somebody[] => [
  ...(Object.keys(cast) as Cast[]),
  ...others.keys(),
]

export function accountIn({ world, others }: People, who: Somebody): AccountId {
  const account = who in cast ? world.account(who as Cast) : others.get(who as Other)
  if (!account) throw new Error(`Nobody is ${who}.`)
  return account
}

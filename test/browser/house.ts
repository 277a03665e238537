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
  readonly close: () => Promise<void>
}

export type Other = `their ${string}`
export type Somebody = Cast | Other

export type Visitor = { readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] }

/** `folder` keeps its data where a test can look for them. */
export async function browserHouse(folder?: string): Promise<BrowserHouse> {
  const made = await world(folder)
  const { web, app } = made
  // A second between two requests, as if somebody read: no verdict is taken sooner (docs/decisions/0085).
  const fetch: typeof web.fetch = (...request) => {
    made.clock.forward(1 / 60)
    return web.fetch(...request)
  }
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const others = new Map<Other, AccountId>()
  const accountOf = (who: Somebody) => accountIn({ world: made, others }, who)
  return {
    world: made,
    others,
    origin,
    browser,
    stranger: (sight) => visit(browser, { origin, ...sight }),
    as: async (who, sight) => {
      const visitor = await visit(browser, { origin, ...sight })
      const token = await sessions.begin(app, accountOf(who), 'test')
      await visitor.context.addCookies([
        {
          name: sessionCookieName({ https: false, app }),
          value: token,
          url: origin,
          sameSite: 'Strict',
          httpOnly: true,
        },
      ])
      return visitor
    },
    close: async () => {
      await closeWindows(browser)
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await made.close()
    },
  }
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

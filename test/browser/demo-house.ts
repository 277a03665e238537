import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import * as sessions from '#db/sessions.ts'
import { demoPassword, signIns } from '#demo/accounts.ts'
import { houseOf } from '#house/house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House, HouseState } from '#routes/web/house.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import type { Web } from '#routes/web/web.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { closeWindows, openBrowser, type Sight, visit } from './browser.ts'

/** The demo's company behind a real port, and the same house sealed behind another, with a browser before them. */
export type DemoHouse = {
  readonly demo: DemoWorld
  readonly origin: string
  readonly sealed: string
  readonly browser: Browser
  /** A window of its own, signed in under a name of the demo. */
  readonly as: (name: string | undefined, sight?: Partial<Sight>) => Promise<Window>
  /** What the sealed house says of itself. */
  readonly say: (state: HouseState) => void
  readonly close: () => Promise<void>
}

type Window = { readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] }

export async function demoHouse(): Promise<DemoHouse> {
  const [demo, browser] = await Promise.all([demoWorld(), openBrowser()])
  const reach = { https: false }
  let state: HouseState = { is: 'sealed', failed: undefined }
  const shut: House = {
    ...houseOf(demo.app),
    get state() {
      return state
    },
    app: () => undefined,
  }
  // A second passes, as if somebody read: no verdict is taken sooner (docs/decisions/0085).
  const read = () => demo.forward(1)
  const offer = { accounts: signIns, password: demoPassword }
  const open = await listen(createWeb(houseOf(demo.app), { reach, offer }), read)
  const sealed = await listen(createWeb(shut, { reach }), read)
  return {
    demo,
    browser,
    origin: open.origin,
    sealed: sealed.origin,
    as: async (name, sight) => {
      const window = await visit(browser, { origin: open.origin, ...sight })
      if (name === undefined) return window
      const value = await sessions.begin(demo.app, demo.actor(name).account, 'test')
      await window.context.addCookies([
        {
          name: sessionCookieName({ https: false, app: demo.app }),
          value,
          url: open.origin,
          sameSite: 'Strict',
          httpOnly: true,
        },
      ])
      return window
    },
    say: (said) => {
      state = said
    },
    close: async () => {
      await closeWindows(browser)
      await Promise.all([open.close(), sealed.close()])
      await demo.close()
    },
  }
}

/** `between` happens before each request. */
async function listen(web: Hono<Web>, between: () => void) {
  const fetch: typeof web.fetch = (...request) => {
    between()
    return web.fetch(...request)
  }
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

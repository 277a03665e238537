import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { instant } from '#domain/time.ts'
import { firstStartOf } from '#house/first-start/first-start.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { FirstStart } from '#routes/start/first-start.ts'
import type { House } from '#routes/web/house.ts'
import { cheap } from '../db/bare-house.ts'

/** A server of an installation on a data folder, whatever lies there. */
export type Machine = {
  readonly house: House
  /** While the folder has no house yet. */
  readonly start: FirstStart | undefined
  readonly origin: string
  readonly close: () => Promise<void>
}

/** Switched on: a first start on an empty folder, a locked house on any other. Its clock begins at `since`, in milliseconds. */
export async function machineOn(data: string, { since = Date.now() } = {}): Promise<Machine> {
  let at = since
  const machine = () => {
    at += 1
    return instant(new Date(at))
  }
  const start = firstStartOf(data, { cost: cheap, now: machine })
  const house = await openHouse({ data }, { demo: false, machine })
  const web = createWeb(house, { reach: { https: false }, ...(start && { firstStart: start }) })
  // A second between two requests, as if somebody read: no verdict is taken sooner (docs/decisions/0085).
  const fetch: typeof web.fetch = (...request) => {
    at += 1000
    return web.fetch(...request)
  }
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  return {
    house,
    start,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await house.close()
    },
  }
}

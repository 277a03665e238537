import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loopback, placeOf } from '#domain/accounts/place.ts'
import type { Measures } from '#domain/health/measures.ts'
import type { Config } from '#house/config.ts'
import { metricsPage } from '#house/metrics/page.ts'
import { createTraffic } from '#house/metrics/traffic.ts'
import type { House } from '#routes/web/house.ts'
import { troubleWith } from './listen.ts'

export type Monitoring = {
  /** Of every request of the house; absent where nobody watches. */
  readonly counted?: (method: string, status: number, seconds: number) => void
  /** Answers from here on, at this port. Rejects with `Trouble` where it is taken. */
  readonly begin: (house: House) => Promise<number | undefined>
  readonly close: () => Promise<void>
}

/** What was measured is told again for so long, in milliseconds: a monitor asks often, and its asking is no work of the house. */
const fresh = 15_000

/**
 * `GET /metrics` for a monitor on this machine, on a port of its own that no other machine reaches (docs/decisions/0264); off
 * unless JUANZONG_METRICS names the port.
 */
export function monitoringOf({ metrics: port }: Pick<Config, 'metrics'>): Monitoring {
  if (port === undefined) return { begin: async () => undefined, close: async () => {} }
  const traffic = createTraffic()
  let server: Server | undefined
  return {
    counted: traffic.note,
    begin: (house) => {
      const measured = remembering(house)
      const made = createServer((asked, answer) => {
        // A page in a browser on this machine must not read it under a name of its own.
        const isHere = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(asked.headers.host ?? '')
        if (!isHere || placeOf(asked.socket.remoteAddress ?? '') !== loopback) return void answer.writeHead(403).end()
        if (asked.url !== '/metrics') return void answer.writeHead(404).end()
        if (asked.method !== 'GET') return void answer.writeHead(405, { Allow: 'GET' }).end()
        const type = 'text/plain; version=0.0.4; charset=utf-8'
        measured().then(
          (measures) => answer.writeHead(200, { 'Content-Type': type }).end(metricsPage(house, traffic, measures)),
          (error) => {
            house.report(error)
            answer.writeHead(500).end()
          },
        )
      })
      server = made
      made.requestTimeout = 10_000
      made.maxConnections = 20
      return new Promise((resolve, reject) => {
        made.once('error', (error) => reject(troubleWith(error, loopback, port)))
        made.listen(port, loopback, () => resolve((made.address() as AddressInfo).port))
      })
    },
    close: async () => {
      traffic.close()
      server?.closeAllConnections()
      await new Promise<void>((done) => (server?.listening ? server.close(() => done()) : done()))
    },
  }
}

/** Nothing while the house is locked. */
function remembering(house: House): () => Promise<Measures | undefined> {
  let last: { readonly at: number; readonly measures: Promise<Measures> } | undefined
  return async () => {
    const app = house.app()
    if (!app) return undefined
    if (!last || performance.now() - last.at > fresh) last = { at: performance.now(), measures: app.measure() }
    return last.measures
  }
}

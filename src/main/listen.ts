import { createServer as createTlsServer } from 'node:https'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '#house/config.ts'
import type { Web } from '#routes/web/web.ts'

export type Listening = { readonly address: string; readonly close: () => Promise<void> }

/** Answers requests at the configured place. Rejects when the port is taken. */
export function listen(web: Hono<Web>, { host, port, tls, origin }: Config): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: web.fetch,
        hostname: host,
        port,
        ...(tls && { createServer: createTlsServer, serverOptions: { cert: tls.cert, key: tls.key } }),
      },
      (info) => {
        const local = `${tls ? 'https' : 'http'}://${host === '::1' ? '[::1]' : host}:${info.port}`
        resolve({
          address: origin ?? local,
          close: () => new Promise((done) => server.close(() => done())),
        })
      },
    )
    server.on('error', reject)
    if ('requestTimeout' in server) {
      server.requestTimeout = 120_000
      server.headersTimeout = 30_000
      server.maxConnections = 1000
    }
  })
}

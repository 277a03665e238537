import { createServer as createTlsServer } from 'node:https'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { arrival } from '#domain/limits.ts'
import { Trouble, type TroubleCode } from '#domain/unseal/trouble.ts'
import type { Config } from '#house/config.ts'
import type { Web } from '#routes/web/web.ts'

export type Listening = {
  readonly address: string
  /** Takes no more requests and waits for those under way, so many milliseconds at most; then they are cut off. */
  readonly close: (patience?: number) => Promise<void>
}

/** Answers requests at the configured place. Rejects with `Trouble` where it cannot. */
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
        resolve({ address: origin ?? local, close: (patience = 0) => closed(server, patience) })
      },
    )
    server.on('error', (error) => reject(troubleWith(error, host, port)))
    if ('requestTimeout' in server) {
      server.requestTimeout = arrival
      server.headersTimeout = 30_000
      server.maxConnections = 1000
    }
  })
}

function closed(server: ReturnType<typeof serve>, patience: number): Promise<void> {
  return new Promise((done) => {
    const cutOff = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(cutOff)
      done()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

const kinds: Readonly<Record<string, TroubleCode>> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-forbidden',
  EADDRNOTAVAIL: 'host-unknown',
  ENOTFOUND: 'host-unknown',
}

/** What the system says of a port or an address, as a trouble; any other error as it is. */
export function troubleWith(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? kinds[String(error.code)] : undefined
  return code ? new Trouble(code, { value: code === 'host-unknown' ? host : String(port) }, { cause: error }) : error
}

import { loopback, placeOf, unknown } from '#domain/accounts/place.ts'
import type { Entrance } from '#domain/health/measures.ts'
import { addressOf, peerOf } from './address.ts'
import type { Reach } from './security.tsx'
import type { WebContext } from './web.ts'

/** 入口: how this very request came in, for whoever has set up TLS and a proxy and wants to know whether it is right. */
export function entranceOf(c: WebContext, reach: Reach): Entrance {
  const { https, origin, proxy } = reach
  const fromProxy = origin !== undefined && peerOf(c) === (proxy === undefined ? loopback : placeOf(proxy))
  const asked = c.req.header('Host')
  return {
    https,
    behindProxy: origin !== undefined,
    fromProxy,
    says: c.req.header('X-Forwarded-For') !== undefined,
    sameName: origin === undefined || asked === undefined || URL.parse(origin)?.host === asked,
    peer: fallback(addressOf(c, reach)),
  }
}

/** Where nobody says, as inside a test, it is this machine. */
const fallback = (peer: string) => (peer === unknown ? loopback : peer)

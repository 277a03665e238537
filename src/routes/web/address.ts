import { loopback, type Place, placeOf, unknown } from '#domain/accounts/place.ts'
import type { Reach } from './security.tsx'
import type { WebContext } from './web.ts'

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

/**
 * Where the visitor connects from. Behind the named proxy it is what the proxy added last, since everything before that was
 * said by the visitor; whoever comes past the proxy may say what he likes. Kept only as a fingerprint.
 */
export function addressOf(c: WebContext, { origin, proxy }: Reach): Place {
  const peer = peerOf(c)
  const isProxy = origin !== undefined && peer === (proxy === undefined ? loopback : placeOf(proxy))
  const forwarded = isProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1) : undefined
  return forwarded === undefined ? peer : placeOf(forwarded)
}

/** Who holds the other end of the connection: the proxy, where one stands before the house. */
export function peerOf(c: WebContext): Place {
  const socket = (c.env as Incoming | undefined)?.incoming?.socket?.remoteAddress
  return socket === undefined ? unknown : placeOf(socket)
}

/** Whether somebody sits at this very machine. What comes through a proxy does not, wherever the proxy stands. */
export const isLocal = (c: WebContext, reach: Reach): boolean =>
  reach.origin === undefined && addressOf(c, reach) === loopback

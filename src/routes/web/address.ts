import type { Reach } from './security.tsx'
import type { WebContext } from './web.ts'

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

/**
 * The address of whoever is connected; empty where there is no socket. Behind the named proxy it is what the proxy added
 * last, since everything before that was said by the visitor. Kept only as a keyed print.
 */
export function addressOf(c: WebContext, { origin }: Reach): string {
  const forwarded = origin === undefined ? undefined : c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
  return forwarded || ((c.env as Incoming | undefined)?.incoming?.socket?.remoteAddress ?? '')
}

import type { WebContext } from './web.ts'

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

/** The address of whoever is connected; empty where there is no socket. Kept only as a keyed print. */
export const addressOf = (c: WebContext): string =>
  (c.env as Incoming | undefined)?.incoming?.socket?.remoteAddress ?? ''

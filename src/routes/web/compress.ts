import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Web } from './web.ts'

/** Below this a page fits into few packets anyway, in bytes. */
const worthwhile = 8 * 1024

/**
 * Pages leave compressed where the time saved on a line of 10 Mbit/s exceeds what it costs. Measured on two busy cores with
 * gzip at level 1, off the event loop: 8 KB cost 0.1 to 0.7 ms and save 5.9; 32 KB cost 0.7 to 1.1 and save 24; 60 KB cost
 * 1.6 to 4.6 and save 44. Higher levels and brotli cost more for the last percent. Whoever does not ask for it, as the
 * bench does not, gets the page as it was.
 *
 * Compressing secrets beside words that somebody else chose gives away, by length, what the secrets are (BREACH), to one
 * who can make the victim's browser ask again and again and see how much comes back. Here such requests come without the
 * session, which is SameSite=Strict, and a page asked for from another site is never compressed; the tokens of forms and
 * the nonce are drawn anew for each answer, so that two lengths tell nothing about the same secret.
 */
export const compressed: MiddlewareHandler<Web> = async (c, next) => {
  await next()
  // Only to look at its headers makes a redirect twice as dear.
  if (c.res.status === 303) return
  const { headers } = c.res
  if (!headers.get('Content-Type')?.startsWith('text/html')) return
  headers.append('Vary', 'Accept-Encoding')
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$|\s))/.test(c.req.header('Accept-Encoding') ?? '')) return
  if (c.req.header('Sec-Fetch-Site') === 'cross-site' || headers.has('Content-Encoding')) return
  const bytes = new Uint8Array(await c.res.arrayBuffer())
  const small = bytes.byteLength < worthwhile
  const body = small ? bytes : new Uint8Array(await zipped(bytes, { level: constants.Z_BEST_SPEED }))
  const answer = new Response(body, { status: c.res.status, headers })
  answer.headers.delete('Content-Length')
  if (!small) answer.headers.set('Content-Encoding', 'gzip')
  c.res = undefined
  c.res = answer
}

const zipped = promisify(gzip)

import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { Forbidden } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { noteRefused } from '#gate/log/refusals.ts'
import { UnencryptedPage } from '#views/errors/unencrypted.tsx'
import { paths } from '#views/paths.ts'
import type { House } from './house.ts'
import { page } from './respond.tsx'
import { sizeOf } from './sizes.ts'
import type { Web, WebContext } from './web.ts'

/** How the house is reached. `origin` is its address when a named proxy stands before it: `https://hr.example.cn`. */
export type Reach = {
  readonly https: boolean
  readonly origin?: string | undefined
  /** The address that this proxy connects from; this machine unless said otherwise. */
  readonly proxy?: string | undefined
}

/** What every answer carries, files and assets apart, and how a cookie is sent. */
export type Always = {
  readonly headers: (nonce: string) => Readonly<Record<string, string>>
  /** Where there is HTTPS no cookie travels without it, whoever set it. */
  readonly cookie: (cookie: string) => string
}

/** A fresh nonce for each answer, and the headers of docs/security.md §7 on every one, refusals included. */
export const securityHeaders = ({ https, origin }: Reach): MiddlewareHandler<Web> => {
  const always = alwaysOf(https)
  return async (c, next) => {
    c.set('nonce', crypto.randomUUID())
    c.set('origin', origin ?? `${https ? 'https' : 'http'}://${c.req.header('Host') ?? new URL(c.req.url).host}`)
    c.set('always', always)
    await next()
    if (c.res === c.get('whole')) return
    const { headers } = c.res
    const isKept = c.req.path.startsWith('/assets/') && c.res.ok
    for (const [name, value] of Object.entries(always.headers(c.get('nonce'))))
      if (name !== 'Cache-Control' || !isKept) headers.set(name, value)
    headers.set(policy, policyFor(c))
    if (https) secureCookies(headers, always)
  }
}

const policy = 'Content-Security-Policy'

const alwaysOf = (https: boolean): Always => ({
  headers: (nonce) => ({
    [policy]: pagePolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
    'Cache-Control': 'no-store',
  }),
  cookie: (cookie) => (https && !/; secure\b/i.test(cookie) ? `${cookie}; Secure` : cookie),
})

function secureCookies(headers: Headers, { cookie: sent }: Always): void {
  const cookies = headers.getSetCookie()
  headers.delete('Set-Cookie')
  for (const cookie of cookies) headers.append('Set-Cookie', sent(cookie))
}

/**
 * Only pages of this very origin may send anything that changes something; GET never changes anything. What another one sends is
 * in the log while the house is open, by its method alone: the strict cookie does not come along, so nobody is known.
 */
export const sameOrigin =
  (house: Pick<House, 'app' | 'report'>, reach: Reach): MiddlewareHandler<Web> =>
  (c, next) => {
    const { method } = c.req
    if (!['GET', 'HEAD'].includes(method) && !comesFromHere(c, reach)) {
      const app = house.app()
      if (app) noteRefused(app, { actor: 'system', status: 403, route: `${method} foreign` }, house.report)
      throw new Forbidden()
    }
    return next()
  }

/**
 * As much as the table of limits allows for the address (each file is limited again where it is read). A body in chunks
 * does not say how long it is and is read before anybody knows who sends it: no more than what people type. What is over the
 * limit goes on unread and is refused where forms are read, so that whoever is signed in gets back what was typed.
 */
export const bodyLimits: MiddlewareHandler<Web> = (c, next) => {
  // Only to look for a body makes node-server build the whole request: a twentieth of the time of a small answer.
  if (c.req.method === 'GET') return next()
  const [most, length] = [mostBytes(c), c.req.header('Content-Length')]
  const isInChunks = c.req.header('Transfer-Encoding') !== undefined
  if (isInChunks || length === undefined)
    return bodyLimit({ maxSize: isInChunks ? limits.form : most, onError: tooLarge })(c, next)
  c.set('over', Number(length) > most)
  if (Number(length) > Math.max(most, limits.kept)) tooLarge()
  return next()
}

/** For handlers that read nothing of what is over the limit. */
export const notOver: MiddlewareHandler<Web> = (c, next) => (c.get('over') ? tooLarge() : next())

/** Files come in parts and are read piece by piece; a form in one piece is read whole and holds none. */
function mostBytes(c: WebContext): number {
  const { text, body } = sizeOf(c.req.path)
  return inParts.test(c.req.header('Content-Type') ?? '') ? body : text
}

const inParts = /^multipart\/form-data\b/i

const tooLarge = () => {
  throw new HTTPException(413)
}

/**
 * Browsers say where a request comes from; those that do not (plain HTTP by name, older ones) give the origin of a form. The
 * machine itself may be asked past its proxy.
 */
function comesFromHere(c: WebContext, { https, origin }: Reach): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin'
  const host = c.req.header('Host') ?? new URL(c.req.url).host
  const [own, past] = [`${https ? 'https' : 'http'}://${host}`, `http://${host}`]
  const here = origin === undefined ? [own] : [URL.parse(origin)?.origin, ...(isLoopbackHost(host) ? [past] : [])]
  return here.includes(c.req.header('Origin'))
}

/**
 * Reached by a name without encryption nobody types a password: the first page says what is needed instead
 * (docs/decisions/0091). Whoever watches over the house may still ask how it is.
 */
export const encrypted =
  ({ https }: Reach): MiddlewareHandler<Web> =>
  (c, next) => {
    const host = c.req.header('Host')
    const isSafe = https || host === undefined || isLoopbackHost(host)
    if (isSafe || c.req.path === paths.health() || c.req.path.startsWith('/assets/')) return next()
    return page(c, c.var.t('unencrypted.title'), <UnencryptedPage host={host} />, { status: 403 })
  }

const isLoopbackHost = (host: string): boolean => {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}

function policyFor(c: WebContext): string {
  const type = c.res.headers.get('Content-Type') ?? ''
  if (/^image\/(?:jpeg|svg)|^application\/xml/.test(type)) return filePolicy
  if (!type.startsWith('application/pdf')) return pagePolicy(c.get('nonce'))
  return c.req.path.endsWith('/preview.pdf') ? previewPolicy : filePolicy
}

const pagePolicy = (nonce: string) => `default-src 'none'; script-src 'nonce-${nonce}'; ${ofPages}`

/** What the policy says of every page alike. */
const ofPages = [
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types htmx',
].join('; ')

/** The browser's own viewer draws a preview inside our page; in a sandbox it would not start (docs/decisions/0025). */
const previewPolicy = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const filePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

import { paths } from '#views/paths.ts'
import type { WebContext } from './web.ts'

/** Where to go on after a form: an address of this house that the form named, never another site; else the home page. */
export function wayBack(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/'
  const here = 'http://here.invalid'
  const address = URL.parse(given, here)
  if (address?.origin !== here) return '/'
  const path = address.pathname + address.search + address.hash
  // `/.//elsewhere.cn` is a path of ours whose dot is dropped on the way, and what is left names another host.
  return path.startsWith('//') ? '/' : path
}

/**
 * The page that somebody is on: what was asked for, unless it is a part of a page or a form that was sent. Then the browser
 * names the page, htmx in its own header, and whoever has no script by the referrer, which stays within this house.
 */
export function whereabouts(c: WebContext): string {
  const { method, path } = c.req
  const own = method === 'GET' ? wayBack(path + new URL(c.req.url).search) : '/'
  const isPage = method === 'GET' && (!c.req.header('HX-Request') || c.req.header('HX-Boosted') !== undefined)
  if (isPage) return own
  const on = URL.parse(c.req.header('HX-Current-URL') ?? c.req.header('Referer') ?? '')
  return on?.host === hostOf(c) ? wayBack(on.pathname + on.search + on.hash) : own
}

const hostOf = (c: WebContext) => c.req.header('Host') ?? new URL(c.req.url).host

/** The sign-in page that leads back there. What was searched for stays out of further addresses. */
export function signInHref(to: string): string {
  const back = to.startsWith(`${paths.search()}?`) ? paths.search() : to
  return leadingTo(paths.signIn(), back)
}

/** A page on the way to another one, which its address names unless it is the home page. */
export const leadingTo = (page: string, to: string): string =>
  to === '/' ? page : `${page}?${new URLSearchParams({ to })}`

/**
 * The page of the locked house that leads back to where somebody was. Nobody is known before it is opened, so that only the
 * page is kept: what was searched or filtered there goes no further.
 */
export const unsealHref = (on: string): string => leadingTo(paths.unseal(), pageOnly(on))

/** The way back that a page of the locked house was asked for with. */
export const wayBackToPage = (given: unknown): string => pageOnly(wayBack(given))

/** Whoever was about to sign in, or to open the house, goes where that would have led. */
function pageOnly(to: string): string {
  const { pathname, searchParams } = new URL(to, 'http://here.invalid')
  const isOnTheWay = [paths.signIn(), paths.unseal()].some((way) => pathname === way || pathname.startsWith(`${way}/`))
  if (!isOnTheWay) return pathname
  return wayBack(searchParams.get('to')).replace(/[?#].*$/, '')
}

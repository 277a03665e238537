import { Hono, type MiddlewareHandler } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import type { FirstStart } from '#routes/start/first-start.ts'
import type { House } from '#routes/web/house.ts'
import { paths } from '#views/paths.ts'
import { houseRoutes, openRoutes } from './index.ts'
import { manualRoutes } from './manual.tsx'
import { seatRoutes } from './start/seat.tsx'
import { startRoutes } from './start/start.tsx'
import { unsealRoutes } from './unseal.tsx'
import { assetRoutes } from './web/assets.ts'
import { withinBudget } from './web/budgets.ts'
import { compressed } from './web/compress.ts'
import { onError, stopped } from './web/errors.tsx'
import { readSent } from './web/forms.ts'
import { inOne } from './web/in-one.ts'
import { kept } from './web/kept.ts'
import { markField } from './web/mark.ts'
import { preferences } from './web/preferences.ts'
import { createRouter } from './web/router.ts'
import { bodyLimits, encrypted, notOver, type Reach, sameOrigin, securityHeaders } from './web/security.tsx'
import { type SignInOffer, session, signedIn } from './web/session.tsx'
import { writable } from './web/standstill.ts'
import { steppedUp } from './web/step-up.tsx'
import { unsealHref, whereabouts } from './web/way-back.ts'
import type { Web, WebContext } from './web/web.ts'

export type WebOptions = {
  readonly reach: Reach
  readonly offer?: SignInOffer | undefined
  /** While the house is being founded. */
  readonly firstStart?: FirstStart | undefined
  /** How many times the usual budget an account has: for measuring. */
  readonly pace?: number | undefined
  /** Told of every answer: method, status and seconds, for whoever watches over the house. */
  readonly counted?: ((method: string, status: number, seconds: number) => void) | undefined
}

/** Every request passes here, in this order: headers, origin, size, then sealed or open, then signed in or not. */
export function createWeb(house: House, { reach, offer, pace, firstStart, counted }: WebOptions): Hono<Web> {
  const web = new Hono<Web>({ router: createRouter() })
  web.onError(onError(house.report))
  web.notFound(() => {
    throw new NotFound()
  })
  if (counted) web.use(counting(counted))
  web.use(inOne(preferences, compressed, securityHeaders(reach)))
  web.use(inOne(encrypted(reach), sameOrigin(house, reach), bodyLimits))
  web.route('/', assetRoutes)
  if (firstStart) {
    web.use(keysFirst(firstStart))
    web.route(
      '/',
      manualRoutes(() => firstStart.plan() !== undefined),
    )
    web.route('/', startRoutes(house, firstStart, reach)).route('/', seatRoutes(firstStart, reach))
  }
  web.route('/', unsealRoutes(house, reach))
  web.use(inOne(opened(house), kept), session(reach))
  web.route('/', openRoutes(reach, offer))
  web.use(inOne(signedIn, notOver, writable, withinBudget(pace), steppedUp(reach)))
  web.route('/', houseRoutes(house, reach))
  return web
}

/** No more than people type: a stranger's files are not read. */
const isTyped = (c: WebContext) => Number(c.req.header('Content-Length') ?? 0) <= limits.form

/** A form that a page of the open house sent: its text stays where it was typed, however large it is and whatever file is in it. */
const isOfPage = async (c: WebContext) =>
  c.req.method === 'POST' &&
  (c.req.header('HX-Request') !== undefined ||
    !isTyped(c) ||
    (await readSent(c).catch(() => undefined))?.[markField] !== undefined)

const counting =
  (counted: NonNullable<WebOptions['counted']>): MiddlewareHandler<Web> =>
  async (c, next) => {
    const begun = performance.now()
    await next()
    counted(c.req.method, c.res.status, (performance.now() - begun) / 1000)
  }

/** While there are no keys every page is the first start's. */
const keysFirst =
  (start: FirstStart): MiddlewareHandler<Web> =>
  (c, next) => {
    const isOurs = c.req.method !== 'GET' || c.req.path === paths.health() || /^\/(start|manual)(\/|$)/.test(c.req.path)
    return isOurs || start.hasKeys() ? next() : Promise.resolve(c.redirect(paths.start(), 303))
  }

/** While the house is sealed only /unseal and /health answer (docs/security.md §2). */
const opened =
  (house: House): MiddlewareHandler<Web> =>
  (c, next) => {
    const app = house.app()
    if (!app) return sealed(c)
    c.set('app', app)
    return next()
  }

async function sealed(c: WebContext): Promise<Response> {
  if (await isOfPage(c)) return stopped(c, 'sealed')
  const unseal = unsealHref(c.req.method === 'GET' ? whereabouts(c) : '/')
  if (c.req.header('HX-Request')) return c.body(null, 401, { 'HX-Redirect': unseal })
  return c.redirect(unseal, 303)
}

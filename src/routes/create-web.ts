import { Hono, type MiddlewareHandler } from 'hono'
import { NotFound } from '#domain/errors.ts'
import type { House } from '#routes/web/house.ts'
import { paths } from '#views/paths.ts'
import { houseRoutes, openRoutes } from './index.ts'
import { unsealRoutes } from './unseal.tsx'
import { assetRoutes } from './web/assets.ts'
import { withinBudget } from './web/budgets.ts'
import { compressed } from './web/compress.ts'
import { onError, stopped } from './web/errors.tsx'
import { readSent } from './web/forms.ts'
import { markField } from './web/mark.ts'
import { preferences } from './web/preferences.ts'
import { bodyLimits, encrypted, type Reach, sameOrigin, securityHeaders } from './web/security.tsx'
import { type SignInOffer, session, signedIn } from './web/session.tsx'
import { writable } from './web/standstill.ts'
import type { Web } from './web/web.ts'

export type WebOptions = {
  readonly reach: Reach
  readonly offer?: SignInOffer | undefined
  /** How many times the usual budget an account has: for measuring. */
  readonly pace?: number | undefined
}

/** Every request passes here, in this order: headers, origin, size, then sealed or open, then signed in or not. */
export function createWeb(house: House, { reach, offer, pace }: WebOptions): Hono<Web> {
  const web = new Hono<Web>()
  web.onError(onError(house.report))
  web.notFound(() => {
    throw new NotFound()
  })
  web.use(compressed, preferences, securityHeaders(reach), encrypted(reach), sameOrigin(reach), bodyLimits)
  web.route('/', assetRoutes)
  web.route('/', unsealRoutes(house, reach))
  web.use(opened(house), session(reach))
  web.route('/', openRoutes(reach, offer))
  web.use(signedIn, writable, withinBudget(pace))
  web.route('/', houseRoutes(house))
  return web
}

/** While the house is sealed only /unseal and /health answer (docs/security.md §2). */
const opened =
  (house: House): MiddlewareHandler<Web> =>
  async (c, next) => {
    const app = house.app()
    if (!app) {
      if (c.req.method === 'POST' && (await readSent(c).catch(() => undefined))?.[markField])
        return stopped(c, 'sealed')
      if (c.req.header('HX-Request')) return c.body(null, 401, { 'HX-Redirect': paths.unseal() })
      return c.redirect(paths.unseal(), 303)
    }
    c.set('app', app)
    await next()
  }

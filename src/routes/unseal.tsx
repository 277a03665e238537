import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { endAllSessions } from '#actions/accounts/accounts.ts'
import { locksTheHouse } from '#domain/access/duties.ts'
import { NotFound } from '#domain/errors.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { presentBeside } from '#gate/accounts/present.ts'
import type { House, UnsealRefusal } from '#routes/web/house.ts'
import { paths } from '#views/paths.ts'
import { UnsealPage } from '#views/unseal/page.tsx'
import { ProgressPage } from '#views/unseal/progress.tsx'
import { SealPage } from '#views/unseal/seal.tsx'
import { addressOf } from './web/address.ts'
import { readForm, readOpenForm } from './web/forms.ts'
import { preferenceRoutes } from './web/preferences.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Reach } from './web/security.tsx'
import { leadingTo, signInHref, unsealHref, wayBackToPage } from './web/way-back.ts'
import type { Web, WebContext } from './web/web.ts'

/** `/unseal` and `/health`, which answer whether the house is sealed or open (docs/security.md §2). */
export function unsealRoutes(house: House, reach: Reach): Hono<Web> {
  const routes = new Hono<Web>()

  routes.get(paths.health(), (c) => c.json({ state: house.state.is, version: house.version }))

  routes.get(paths.unseal(), async (c) => {
    const to = wayBackToPage(c.req.query('to'))
    if (house.state.is === 'open') return c.redirect(to, 303)
    if (house.state.is === 'opening') return c.redirect(leadingTo(paths.unsealProgress(), to), 303)
    return showSealed(c, house, to)
  })

  routes.post(paths.unseal(), async (c) => {
    const text = await readOpenForm(c)
    const to = wayBackToPage(text('to'))
    const opened = await openedBy(house, text('secret'), addressOf(c, reach))
    if (!opened) return showSealed(c, house, to)
    if (opened.ok || house.state.is !== 'sealed') return seeOther(c, leadingTo(paths.unsealProgress(), to))
    return showSealed(c, house, to, opened.refusal)
  })

  routes.get(paths.unsealProgress(), async (c) => {
    const { state } = house
    const to = wayBackToPage(c.req.query('to'))
    if (state.is === 'sealed') return c.redirect(unsealHref(to), 303)
    const waiting = state.is === 'opening' ? { refresh: 1 } : {}
    const again = leadingTo(paths.unsealProgress(), to)
    return page(
      c,
      c.var.t('unseal.title'),
      <ProgressPage state={state} again={again} onward={signInHref(to)} />,
      waiting,
    )
  })

  routes.post(paths.language(), whileSealed(house))
  routes.post(paths.theme(), whileSealed(house))

  return routes
}

/** 立即封存: a page that says what happens, and the button. */
export function sealRoutes(house: House): Hono<Web> {
  const routes = new Hono<Web>()

  routes.get(paths.seal(), async (c) => {
    if (!locksTheHouse(c.var.actor)) throw new NotFound()
    const { app, actor, t } = c.var
    const { threshold } = app.locks.standing()
    const others = await presentBeside(app, actor)
    return page(c, t('seal.title'), <SealPage others={others} now={app.now()} threshold={threshold} />)
  })

  routes.post(paths.seal(), async (c) => {
    if (!locksTheHouse(c.var.actor)) throw new NotFound()
    await readForm(c)
    await endAllSessions(c.var.app, c.var.actor)
    await house.seal()
    return c.redirect(paths.unseal(), 303)
  })

  return routes
}

/** Nobody is signed in yet, so language and appearance are the browser's alone. */
const whileSealed =
  (house: House): MiddlewareHandler<Web> =>
  (c: Context<Web>, next) =>
    house.app() ? next() : Promise.resolve(preferenceRoutes.fetch(c.req.raw, c.env))

/** Undefined where there is no keyring to try the secret on; the page of the sealed house says why. */
async function openedBy(house: House, secret: string, from: string) {
  try {
    return await house.open(secret, from)
  } catch (error) {
    if (error instanceof Trouble) return undefined
    throw error
  }
}

function showSealed(c: WebContext, house: House, to: string, refusal?: UnsealRefusal) {
  const { failed, given = 0 } = house.state.is === 'sealed' ? house.state : { failed: undefined }
  // That more are needed is no fault of whoever just spoke: the page says how far they are.
  const said = refusal === 'unseal.more-custodians' ? undefined : refusal
  const status =
    refusal === undefined ? (c.req.method === 'POST' ? 503 : 200) : refusal === 'unseal.too-many' ? 429 : 422
  const body = <UnsealPage to={to} demo={house.demo} failed={failed} refusal={said} given={given} />
  return page(c, c.var.t('unseal.title'), body, { status })
}

import { Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type SignInRefusal, signIn, signOut } from '#actions/accounts/accounts.ts'
import * as sessions from '#db/sessions.ts'
import { deviceOf } from '#domain/accounts/device.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { Continue } from '#views/sign-in/continue.tsx'
import { type DemoAccount, SignInPage } from '#views/sign-in/page.tsx'
import { addressOf, isLocal } from './address.ts'
import { stopped } from './errors.tsx'
import { readOpenForm } from './forms.ts'
import { keepPreferences } from './preferences.ts'
import { page, seeOther } from './respond.tsx'
import type { Reach } from './security.tsx'
import { blankSessionCookie, sessionCookie, sessionToken, shortName } from './session-cookie.ts'
import { signInHref, wayBack, whereabouts } from './way-back.ts'
import type { Web, WebContext } from './web.ts'

/** Sets the actor where the cookie is good, with the duties of this moment. */
export const session =
  ({ https }: Reach): MiddlewareHandler<Web> =>
  async (c, next) => {
    const { app } = c.var
    const token = sessionToken(c, https)
    const account = token === undefined ? undefined : await sessions.find(app, token)
    const actor = account && app.directory.actorOf(account)
    if (actor) c.set('actor', actor)
    await next()
  }

/** Lets nobody past who is not signed in. What is asked for leads to sign-in; what is sent is told to be sent again. */
export const signedIn: MiddlewareHandler<Web> = async (c, next) => {
  if (c.var.actor) return next()
  if (!['GET', 'HEAD'].includes(c.req.method)) return stopped(c, 401)
  const signIn = signInHref(c.req.method === 'GET' ? whereabouts(c) : '/')
  if (c.req.header('HX-Request')) return c.body(null, 401, { 'HX-Redirect': signIn })
  if (cameFromElsewhere(c)) return c.html(<Continue title={c.var.t('sign-in.continue')} href={whereabouts(c)} />)
  return c.redirect(signIn, 303)
}

/** The accounts that the demo's sign-in page offers, with what to try; nothing outside the demo. */
export type SignInOffer = { readonly accounts: readonly DemoAccount[]; readonly password: string }

/** `GET`, `POST /sign-in`, `POST /sign-out`. */
export function sessionRoutes(reach: Reach, offer?: SignInOffer): Hono<Web> {
  const routes = new Hono<Web>()

  const show = (c: WebContext, to: string, refused?: { staffNumber: string; refusal: SignInRefusal }) =>
    page(c, c.var.t('sign-in.title'), <SignInPage to={to} offer={offer} {...refused} />, {
      status: refused ? (refused.refusal === 'sign-in.throttled' ? 429 : 422) : 200,
    })

  routes.get(paths.signIn(), async (c) => {
    const to = wayBack(c.req.query('to'))
    return c.var.actor ? c.redirect(to, 303) : show(c, to)
  })

  routes.post(paths.signIn(), async (c) => {
    const { app } = c.var
    const text = await readOpenForm(c)
    const to = wayBack(text('to'))
    const staffNumber = text('number')
    const device = deviceOf(c.req.header('User-Agent') ?? '')

    const before = sessionToken(c, reach.https)
    const [address, local, known] = [addressOf(c, reach), isLocal(c, reach), getCookie(c, deviceCookie(app))]
    const typed = { staffNumber, password: text('password'), address, local, device, known, before }
    const done = await signIn(app, typed)
    if (!done.ok) return show(c, to, { staffNumber, refusal: done.refusal })

    c.header('Set-Cookie', sessionCookie(done.value.token, { ...reach, app }), { append: true })
    setCookie(c, deviceCookie(app), done.value.known, {
      path: '/',
      maxAge: halfAYear,
      httpOnly: true,
      sameSite: 'Strict',
    })
    keepPreferences(c, done.value)
    return c.redirect(to, 303)
  })

  routes.post(paths.signOut(), async (c) => {
    const { app, actor } = c.var
    const token = sessionToken(c, reach.https)
    if (actor && token) await signOut(app, actor, token)
    c.header('Set-Cookie', blankSessionCookie({ ...reach, app }), { append: true })
    return seeOther(c, paths.signIn(), 'signed-out')
  })

  return routes
}

/** Named after the installation, as the session's: each house knows its own devices. */
const deviceCookie = (app: Pick<App, 'vault'>) => `device-${shortName(app)}`

const halfAYear = 180 * 24 * 3600

/** A link on another site does not carry the strict cookie; a page of our own that goes on does. */
const cameFromElsewhere = (c: WebContext) =>
  c.req.method === 'GET' && ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '')

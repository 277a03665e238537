import { Hono, type MiddlewareHandler } from 'hono'
import { generateCookie, getCookie } from 'hono/cookie'
import { endElsewhere, type SignedIn, type SignInRefusal, signIn, signOut } from '#actions/accounts/accounts.ts'
import * as sessions from '#db/sessions.ts'
import { deviceOf } from '#domain/accounts/device.ts'
import { createMemo } from '#domain/memo.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { Continue } from '#views/sign-in/continue.tsx'
import { type DemoAccount, SignInPage } from '#views/sign-in/page.tsx'
import { addressOf, isLocal } from './address.ts'
import { stopped } from './errors.tsx'
import { readOpenForm } from './forms.ts'
import { preferenceCookies } from './preferences.ts'
import { page, seeOther } from './respond.tsx'
import type { Reach } from './security.tsx'
import { blankSessionCookie, sessionCookie, sessionToken, shortName } from './session-cookie.ts'
import { signInHref, wayBack, whereabouts } from './way-back.ts'
import type { Web, WebContext } from './web.ts'

/** Sets the actor where the cookie is good, with the duties of this moment. One that was carried elsewhere is so no more. */
export const session = (reach: Reach): MiddlewareHandler<Web> => {
  const devices = createMemo<string>(mostBrowsers)
  return async (c, next) => {
    const app = c.get('app')
    const token = sessionToken(c, reach.https)
    const from = () => {
      const browser = c.req.header('User-Agent') ?? ''
      return { device: devices.get(browser, () => deviceOf(browser)), place: addressOf(c, reach) }
    }
    const session = token === undefined ? undefined : await sessions.look(app, token, from())
    if (token !== undefined && session?.isElsewhere) {
      await endElsewhere(app, session.account, token)
      return next()
    }
    const actor = session && app.directory.actorOf(session.account)
    if (actor && session.stage === 'open') {
      c.set('actor', actor)
      c.set('provenAt', session.provenAt)
    } else if (actor) c.set('pending', session)
    await next()
  }
}

/** A house has few; whoever makes some up pushes others out and no more. */
const mostBrowsers = 100

/** Lets nobody past who is not signed in. What is asked for leads to sign-in; what is sent is told to be sent again. */
export const signedIn: MiddlewareHandler<Web> = (c, next) => (c.get('actor') ? next() : notSignedIn(c))

async function notSignedIn(c: WebContext): Promise<Response> {
  if (!['GET', 'HEAD'].includes(c.req.method)) return stopped(c, 401)
  const pending = c.get('pending')
  if (pending)
    return c.req.header('HX-Request')
      ? c.body(null, 401, { 'HX-Redirect': stagePath(pending.stage) })
      : c.redirect(stagePath(pending.stage), 303)
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
    page(
      c,
      c.var.t('sign-in.title'),
      <SignInPage to={to} offer={offer} isNew={c.var.app.roster.all().length === 0} {...refused} />,
      {
        status: refused ? (refused.refusal === 'sign-in.throttled' ? 429 : 422) : 200,
      },
    )

  routes.get(paths.signIn(), async (c) => {
    const to = wayBack(c.req.query('to'))
    return c.var.actor ? c.redirect(to, 303) : show(c, to)
  })

  routes.post(paths.signIn(), async (c) => {
    const { app } = c.var
    const text = await readOpenForm(c)
    const to = wayBack(text('to'))
    const staffNumber = text('number')

    const done = await signIn(app, { staffNumber, password: text('password'), ...comingFrom(c, reach) })
    return done.ok ? goOn(c, reach, done.value, to) : show(c, to, { staffNumber, refusal: done.refusal })
  })

  routes.post(paths.signOut(), async (c) => {
    const { app, actor } = c.var
    const token = sessionToken(c, reach.https)
    if (actor && token) await signOut(app, actor, token)
    return seeOther(c, paths.signIn(), 'signed-out', [blankSessionCookie({ ...reach, app })])
  })

  return routes
}

/** Where somebody comes from, on what, and in place of which session: what every act of signing in asks. */
export const comingFrom = (c: WebContext, reach: Reach) => ({
  address: addressOf(c, reach),
  local: isLocal(c, reach),
  known: getCookie(c, deviceCookie(c.var.app)),
  device: deviceOf(c.req.header('User-Agent') ?? ''),
  before: sessionToken(c, reach.https),
})

/** What the browser is given: the token of a new session, what makes it known, and what the account last chose. */
export const cookiesOf = ({ var: { app } }: WebContext, reach: Reach, begun: SignedIn): readonly string[] => [
  sessionCookie(begun.token, { ...reach, app }),
  generateCookie(deviceCookie(app), begun.known, { path: '/', maxAge: halfAYear, httpOnly: true, sameSite: 'Strict' }),
  ...preferenceCookies(begun),
]

/** With a new session: to what it still waits for, else to where it was going. */
export function goOn(c: WebContext, reach: Reach, begun: SignedIn, to: string) {
  const cookies = cookiesOf(c, reach, begun)
  if (begun.stage === 'open') return seeOther(c, to, undefined, cookies)
  const at = stagePath(begun.stage)
  return seeOther(c, to === '/' ? at : `${at}?${new URLSearchParams({ to })}`, undefined, cookies)
}

/** The page of what a session waits for. */
const stagePath = (stage: sessions.Stage): string =>
  ({ open: '/', factor: paths.factor(), password: paths.demandedPassword(), enrolment: paths.enrolment() })[stage]

/** Named after the installation, as the session's: each house knows its own devices. */
const deviceCookie = (app: Pick<App, 'vault'>) => `device-${shortName(app)}`

const halfAYear = 180 * 24 * 3600

/** A link on another site does not carry the strict cookie; a page of our own that goes on does. */
const cameFromElsewhere = (c: WebContext) =>
  c.req.method === 'GET' && ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '')

import type { App } from '#house/app.ts'
import type { WebContext } from './web.ts'

type Of = { readonly https: boolean; readonly app: Pick<App, 'vault'> }

/**
 * The cookie with the session's token, written here because Lucia's would live 400 days: gone with the browser, out of
 * reach of scripts, sent by pages of this site only, and with HTTPS bound to this very host. Cookies know no ports, so its
 * name is that of the installation: two houses on one machine do not sign each other out.
 */
export const sessionCookie = (token: string, of: Of): string =>
  `${sessionCookieName(of)}=${token}; Path=/; HttpOnly; SameSite=Strict${of.https ? '; Secure' : ''}`

/** The same without a token, and over: whoever signs out. */
export const blankSessionCookie = (of: Of): string => `${sessionCookie('', of)}; Max-Age=0`

/** The token that the browser sent. */
export function sessionToken(c: WebContext, https: boolean): string | undefined {
  const token = cookieIn(c.req.header('Cookie') ?? '', sessionCookieName({ https, app: c.get('app') }))
  return token && /^[a-z0-9]{20,64}$/.test(token) ? token : undefined
}

/** What the first cookie of this name says, as it was sent: for those of ours that hold letters and digits alone. */
export function cookieIn(sent: string, name: string): string | undefined {
  const wanted = `${name}=`
  if (!sent.includes(wanted)) return undefined
  const pairs = sent.split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length)
}

/** Its name, bound to this very host where there is HTTPS. */
export const sessionCookieName = ({ https, app }: Of): string => `${https ? '__Host-' : ''}session-${shortName(app)}`

/** Enough of the installation's id to tell those of one machine apart. */
export const shortName = ({ vault }: Pick<App, 'vault'>): string => vault.installation.slice(0, 8)

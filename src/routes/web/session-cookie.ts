import type { WebContext } from './web.ts'

/**
 * The cookie with the session's token, written here because Lucia's would live 400 days: gone with the browser, out of
 * reach of scripts, sent by pages of this site only, and with HTTPS bound to this very host.
 */
export const sessionCookie = (token: string, https: boolean): string =>
  `${nameOf(https)}=${token}; Path=/; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`

export const blankSessionCookie = (https: boolean): string => `${sessionCookie('', https)}; Max-Age=0`

/** The token that the browser sent. */
export function sessionToken(c: WebContext, https: boolean): string | undefined {
  const wanted = `${nameOf(https)}=`
  const pairs = (c.req.header('Cookie') ?? '').split(';').map((pair) => pair.trim())
  const token = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length)
  return token && /^[a-z0-9]{20,64}$/.test(token) ? token : undefined
}

const nameOf = (https: boolean) => (https ? '__Host-session' : 'session')

import { Hono } from 'hono'
import { standIn } from '#actions/accounts/accounts.ts'
import { deviceOf } from '#domain/accounts/device.ts'
import { NotFound } from '#domain/errors.ts'
import type { AccountId, CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { readForm } from './web/forms.ts'
import { isId } from './web/params.ts'
import { sessionCookie, sessionToken } from './web/session-cookie.ts'
import type { Web } from './web/web.ts'

export const standInRoutes = new Hono<Web>()

/** The demo's way through a case: the same browser goes on as whoever holds the seat. Outside the demo it is not there. */
standInRoutes.post('/demo/stand-in', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const [account, of] = [form.text('account'), form.text('case')]
  const https = sessionToken(c, true) !== undefined
  const token = sessionToken(c, https)
  if (!app.demo || !token || !isId(account)) throw new NotFound()

  const device = deviceOf(c.req.header('User-Agent') ?? '')
  const begun = await standIn(app, actor, { account: account as AccountId, token, device })
  c.header('Set-Cookie', sessionCookie(begun, { https, app }), { append: true })
  return c.redirect(isId(of) ? paths.case(of as CaseId) : paths.home(), 303)
})

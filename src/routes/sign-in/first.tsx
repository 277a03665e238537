import { Hono } from 'hono'
import { type LinkRefusal, setFirstPassword } from '#actions/accounts/passwords.ts'
import type { PasswordRefusal } from '#domain/accounts/password.ts'
import { readOpenForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Reach } from '#routes/web/security.tsx'
import { comingFrom, goOn } from '#routes/web/session.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { FirstSignInPage } from '#views/sign-in/first.tsx'

/**
 * 首次登录: for whoever was handed a code. The code is typed into a form and never stands in an address, which browsers and
 * proxies keep.
 */
export const firstSignInRoutes = (reach: Reach): Hono<Web> =>
  new Hono<Web>()
    .get(paths.firstSignIn(), (c) => show(c))
    .post(paths.firstSignIn(), async (c) => {
      const text = await readOpenForm(c)
      const [staffNumber, code] = [text('number'), text('code-once')]
      const chosen = { password: text('password'), again: text('password-again') }
      const done = await setFirstPassword(c.var.app, { staffNumber, code, ...chosen, ...comingFrom(c, reach) })
      return done.ok ? goOn(c, reach, done.value, '/') : show(c, { staffNumber, code, refusal: done.refusal })
    })

type Refused = { readonly staffNumber: string; readonly code: string; readonly refusal: LinkRefusal | PasswordRefusal }

function show(c: WebContext, refused?: Refused) {
  const isThrottled = refused?.refusal === 'sign-in.throttled'
  // A code that is wrong is typed anew; one that is right stays while the password is chosen.
  const code = refused?.refusal.startsWith('password.') ? refused.code : undefined
  return page(
    c,
    c.var.t('first.title'),
    <FirstSignInPage staffNumber={refused?.staffNumber} code={code} refusal={refused?.refusal} />,
    refused && { status: isThrottled ? 429 : 422 },
  )
}

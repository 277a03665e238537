import { Hono } from 'hono'
import {
  endOtherSessions,
  newSecret,
  removeFactor,
  renewRecovery,
  setCard,
  setTotp,
} from '#actions/accounts/factors.ts'
import { changePassword } from '#actions/accounts/passwords.ts'
import { needsFactor } from '#actions/accounts/stages.ts'
import * as sessionLists from '#db/session-lists.ts'
import { addressOf } from '#domain/accounts/totp.ts'
import { ownFactor } from '#gate/accounts/own-factor.ts'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { paths } from '#views/paths.ts'
import { MySignInPage } from '#views/settings/my-sign-in.tsx'
import { CodesPage, EnrolmentPage } from '#views/sign-in/enrolment.tsx'
import { readForm } from './web/forms.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Reach } from './web/security.tsx'
import { comingFrom, cookiesOf } from './web/session.tsx'
import type { Web, WebContext } from './web/web.ts'

/** 我的登录: password, second factor and sessions of whoever is signed in; of nobody else. */
export const mySignInRoutes = (reach: Reach): Hono<Web> =>
  new Hono<Web>()
    .get(paths.mySignIn(), (c) => show(c, reach))
    .post(paths.myPassword(), async (c) => {
      const { text } = await readForm(c)
      const chosen = { password: text('password'), again: text('password-again'), current: text('password-current') }
      const done = await changePassword(c.var.app, c.var.actor.account, { ...chosen, ...comingFrom(c, reach) })
      if (!done.ok) return show(c, reach, done.refusal)
      return seeOther(c, paths.mySignIn(), 'my-sign-in.password', cookiesOf(c, reach, done.value))
    })
    .post(paths.mySessions(), async (c) => {
      await readForm(c)
      const begun = await endOtherSessions(c.var.app, c.var.actor.account, comingFrom(c, reach))
      return seeOther(c, paths.mySignIn(), 'my-sign-in.sessions', begun ? cookiesOf(c, reach, begun) : [])
    })
    .get(paths.myFactor(), (c) => showFactor(c, newSecret(c.var.app)))
    .post(paths.myFactor(), async (c) => {
      const { app, actor, t } = c.var
      const { text } = await readForm(c)
      const secret = text('secret')
      const set =
        text('kind') === 'card'
          ? ({ ok: true, value: await setCard(app, actor.account) } as const)
          : await setTotp(app, actor.account, { secret, typed: text('code-once') })
      if (!set.ok) return showFactor(c, secret, set.refusal)
      return page(c, t('factor.recovery'), <CodesPage {...set.value} to={paths.mySignIn()} />)
    })
    .post(paths.myRecovery(), async (c) => {
      await readForm(c)
      const made = await renewRecovery(c.var.app, c.var.actor.account)
      if (!made.ok) return show(c, reach, made.refusal)
      return page(c, c.var.t('factor.recovery'), <CodesPage card={[]} recovery={made.value} to={paths.mySignIn()} />)
    })
    .get(paths.myRecovery(), async (c) => c.redirect(paths.mySignIn(), 303))
    .post(paths.myFactorRemoval(), async (c) => {
      await readForm(c)
      const done = await removeFactor(c.var.app, c.var.actor.account)
      return done.ok ? seeOther(c, paths.mySignIn(), 'my-sign-in.removed') : show(c, reach, done.refusal)
    })

async function show(c: WebContext, reach: Reach, refusal?: string) {
  const { app, actor, t } = c.var
  const factor = await ownFactor(app, actor.account)
  const { before } = comingFrom(c, reach)
  return page(
    c,
    t('my-sign-in.title'),
    <MySignInPage
      factor={factor}
      obligatory={await needsFactor(app, actor)}
      sessions={await sessionLists.listOf(app, actor.account, before)}
      refusal={refusal}
    />,
    refusal ? { status: refusal === 'sign-in.throttled' ? 429 : 422 } : {},
  )
}

function showFactor(c: WebContext, given: string, refusal?: string) {
  const { app, actor, t } = c.var
  const secret = given || newSecret(app)
  return page(
    c,
    t('factor.set'),
    <EnrolmentPage
      over={<Crumbs items={[{ label: t('my-sign-in.title'), href: paths.mySignIn() }, { label: t('factor.set') }]} />}
      action={paths.myFactor()}
      demanded={false}
      secret={secret}
      address={addressOf(secret, app.directory.numberOf(actor.account) ?? '')}
      refusal={refusal}
    />,
    refusal ? { status: 422 } : {},
  )
}

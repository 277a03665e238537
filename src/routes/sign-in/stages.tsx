import { Hono } from 'hono'
import { enrolled, type FactorRefusal, newSecret, passFactor, setCard, setTotp } from '#actions/accounts/factors.ts'
import { type ChangeRefusal, changePassword } from '#actions/accounts/passwords.ts'
import type { Stage } from '#db/sessions.ts'
import { addressOf } from '#domain/accounts/totp.ts'
import { ownFactor } from '#gate/accounts/own-factor.ts'
import { readForm } from '#routes/web/forms.ts'
import { page } from '#routes/web/respond.tsx'
import type { Reach } from '#routes/web/security.tsx'
import { comingFrom, cookiesOf, goOn } from '#routes/web/session.tsx'
import { wayBack } from '#routes/web/way-back.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { DemandedPasswordPage } from '#views/sign-in/change.tsx'
import { CodesPage, EnrolmentPage } from '#views/sign-in/enrolment.tsx'
import { FactorPage } from '#views/sign-in/factor.tsx'

/** What is asked between the right password and the first page; each page is for sessions of its stage alone. */
export const stageRoutes = (reach: Reach): Hono<Web> =>
  new Hono<Web>()
    .get('/sign-in/factor', async (c) => (isAt(c, 'factor') ? showFactor(c) : elsewhere(c)))
    .post('/sign-in/factor', async (c) => {
      if (!isAt(c, 'factor')) return elsewhere(c)
      const { text } = await readForm(c)
      const done = await passFactor(c.var.app, c.var.pending.account, text('code-once'), comingFrom(c, reach))
      return done.ok ? goOn(c, reach, done.value, to(c)) : showFactor(c, done.refusal)
    })
    .get(paths.demandedPassword(), async (c) => (isAt(c, 'password') ? showPassword(c) : elsewhere(c)))
    .post(paths.demandedPassword(), async (c) => {
      if (!isAt(c, 'password')) return elsewhere(c)
      const { text } = await readForm(c)
      const chosen = { password: text('password'), again: text('password-again'), current: text('password-current') }
      const done = await changePassword(c.var.app, c.var.pending.account, { ...chosen, ...comingFrom(c, reach) })
      return done.ok ? goOn(c, reach, done.value, to(c)) : showPassword(c, done.refusal)
    })
    .get('/sign-in/enrolment', async (c) =>
      isAt(c, 'enrolment') ? showEnrolment(c, newSecret(c.var.app)) : elsewhere(c),
    )
    .post('/sign-in/enrolment', async (c) => {
      if (!isAt(c, 'enrolment')) return elsewhere(c)
      const { app, pending, t } = c.var
      const { text } = await readForm(c)
      const secret = text('secret')
      const set =
        text('kind') === 'card'
          ? ({ ok: true, value: await setCard(app, pending.account) } as const)
          : await setTotp(app, pending.account, { secret, typed: text('code-once') })
      if (!set.ok) return showEnrolment(c, secret, set.refusal)
      const begun = await enrolled(app, pending.account, comingFrom(c, reach))
      for (const cookie of begun ? cookiesOf(c, reach, begun) : []) c.header('Set-Cookie', cookie, { append: true })
      return page(c, t('factor.recovery'), <CodesPage {...set.value} to={to(c)} />)
    })

const isAt = (c: WebContext, stage: Stage): boolean => c.get('pending')?.stage === stage

const to = (c: WebContext): string => wayBack(c.req.query('to'))

/** Whoever has passed it, or never came to it: the start leads on. */
const elsewhere = (c: WebContext) => c.redirect(c.var.actor ? paths.home() : paths.signIn(), 303)

async function showFactor(c: WebContext, refusal?: FactorRefusal) {
  const { app, pending, t } = c.var
  const factor = await ownFactor(app, pending.account)
  return page(
    c,
    t('factor.title'),
    <FactorPage kind={factor?.kind ?? 'totp'} next={factor?.next} to={to(c)} refusal={refusal} />,
    { status: statusOf(refusal) },
  )
}

async function showPassword(c: WebContext, refusal?: ChangeRefusal) {
  const hasFactor = (await ownFactor(c.var.app, c.var.pending.account)) !== undefined
  return page(c, c.var.t('password.demanded'), <DemandedPasswordPage refusal={refusal} hasFactor={hasFactor} />, {
    status: statusOf(refusal),
  })
}

function showEnrolment(c: WebContext, given: string, refusal?: 'factor.code-wrong') {
  const { app, pending, t } = c.var
  const secret = given || newSecret(app)
  const address = addressOf(secret, app.directory.numberOf(pending.account) ?? '')
  return page(
    c,
    t('factor.set'),
    <EnrolmentPage action={paths.enrolment(to(c))} demanded secret={secret} address={address} refusal={refusal} />,
    { status: statusOf(refusal) },
  )
}

const statusOf = (refusal: string | undefined) =>
  refusal === undefined ? 200 : refusal === 'sign-in.throttled' ? 429 : 422

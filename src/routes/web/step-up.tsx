import type { MiddlewareHandler, Next } from 'hono'
import { stepUp } from '#actions/accounts/step-up.ts'
import { isFreshlyProven } from '#domain/accounts/step-up.ts'
import { ownFactor } from '#gate/accounts/own-factor.ts'
import { StepUpPage } from '#views/sign-in/step-up.tsx'
import { anyOf } from './any-of.ts'
import { readSent } from './forms.ts'
import { page } from './respond.tsx'
import type { Reach } from './security.tsx'
import { comingFrom } from './session.tsx'
import { unsentForm } from './typed.ts'
import type { Web, WebContext } from './web.ts'

/**
 * What asks for a fresh proof: whatever leaves the house as a file of content, whatever changes who may do what, and what is signed
 * (docs/security.md §6).
 */
const sensitive = [
  /^(\/dossiers\/[^/]+)?\/exports(\/lists|\/[^/]+\/file)?$/,
  /^\/rolls\/[^/]+$/,
  /^\/statistics(\/tables\/[^/]+|\/cross|\/checks)?\/sheet$/,
  /^\/statistics\/returns\/[^/]+\/(freezing|signature|(tables\/[^/]+\/)?sheet)$/,
  /^\/statistics\/templates\/[^/]+\/filled$/,
  /^\/log\/export$/,
  /^\/log\/codes/,
  /^\/settings\/accounts\/.+/,
  /^\/system\/accounts\/.+/,
  /^\/settings\/sign-in\/(factor|recovery)/,
  /^\/settings\/offices$/,
  /^\/settings\/keys\/.+/,
]

const anySensitive = anyOf(sensitive)

export const proofField = 'proof-secret'

/**
 * 再次确认身份: the second factor, or the password where there is none, where neither was given within five minutes. The form that
 * was sent waits on the page that asks, its mark included, and goes on with the proof; nothing of it is done before.
 */
export const steppedUp =
  (reach: Reach): MiddlewareHandler<Web> =>
  (c, next) => {
    const { method, path } = c.req
    if (method !== 'POST' || !anySensitive.test(path)) return next()
    return isFreshlyProven(c.get('provenAt'), c.get('app').now()) ? next() : proving(c, next, reach)
  }

async function proving(c: WebContext, next: Next, reach: Reach) {
  const { app, actor } = c.var
  const [proof] = (await readSent(c))[proofField] ?? []
  if (typeof proof !== 'string') return ask(c)
  const { before, ...from } = comingFrom(c, reach)
  const done = await stepUp(app, actor, { typed: proof, token: before ?? '', from })
  return done.ok ? next() : ask(c, done.refusal)
}

async function ask(c: WebContext, refusal?: string) {
  const { app, actor, t } = c.var
  const factor = await ownFactor(app, actor.account)
  const waiting = await unsentForm(c)
  return page(
    c,
    t('step-up.title'),
    <StepUpPage
      action={c.req.path}
      fields={waiting?.fields ?? []}
      hadFile={waiting?.file ?? false}
      kind={factor?.kind ?? 'password'}
      next={factor?.next}
      refusal={refusal}
    />,
    { status: refusal === 'sign-in.throttled' ? 429 : 422 },
  )
}

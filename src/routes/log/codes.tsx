import { Hono } from 'hono'
import { type DoorRefusal, releaseForOnlyIt } from '#actions/accounts/doorkeeping.ts'
import { type ReissueRefusal, reissueLink } from '#actions/accounts/links.ts'
import { once, orRefuse } from '#actions/once.ts'
import * as accounts from '#db/accounts.ts'
import { readsTheLog } from '#domain/access/duties.ts'
import { expiryOf, type Purpose } from '#domain/accounts/link.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import { statesOf } from '#gate/accounts/list.ts'
import { onlyOne } from '#gate/accounts/only-holder.ts'
import type { App } from '#house/app.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { HandedOver } from '#views/accounts/handed-over.tsx'
import { CodesPage } from '#views/log/codes.tsx'
import { paths } from '#views/paths.ts'

/** What the auditor does where the only HR lead or the only IT cannot sign in: by number, one half of two people's work. */
export const logCodeRoutes = new Hono<Web>()

logCodeRoutes.get(paths.logCodes(), (c) => {
  onlyAuditors(c)
  return show(c)
})

/** Another HR lead, where there is one, does it; nobody else's account is the auditor's. */
logCodeRoutes.post(paths.logCodes(), async (c) => {
  onlyAuditors(c)
  const { app, actor } = c.var
  const form = await readForm(c)
  const account = form.text('account') as AccountId
  if (account !== (await onlyOne(app, 'hr-lead'))) throw new Forbidden()
  const purpose: Purpose = form.text('purpose') === 'factor' ? 'factor' : 'password'
  let code: string | undefined
  const done = await once<ReissueRefusal>(app, actor, form.command, async (app) => {
    code = orRefuse(await reissueLink(app, actor.account, account, purpose))
    return ok(account)
  })
  return done.ok ? handOver(c, account, purpose, code) : show(c, done.refusal)
})

logCodeRoutes.post(paths.logCodeRelease(), async (c) => {
  onlyAuditors(c)
  const form = await readForm(c)
  const done = await releaseForOnlyIt(c.var.app, c.var.actor, form.text('account') as AccountId, form.command)
  return done.ok ? seeOther(c, paths.logCodes(), 'account.activation') : show(c, done.refusal)
})

function onlyAuditors({ var: { actor } }: WebContext): void {
  if (!readsTheLog(actor)) throw new NotFound()
}

async function show(c: WebContext, refusal?: ReissueRefusal | DoorRefusal) {
  const { app, t } = c.var
  return page(
    c,
    t('log-codes.title'),
    <CodesPage lead={await stateOfOnly(app, 'hr-lead')} it={await stateOfOnly(app, 'it')} refusal={refusal} />,
    refusal && { status: 422 },
  )
}

async function stateOfOnly(app: App, duty: 'hr-lead' | 'it') {
  const id = await onlyOne(app, duty)
  const line = id && (await accounts.lineOf(app.db, id))
  return line && (await statesOf(app, [line]))[0]
}

function handOver(c: WebContext, account: AccountId, purpose: Purpose, code?: string) {
  const { app, t, origin } = c.var
  return page(
    c,
    t('account.handed-over'),
    <HandedOver
      crumbs={[
        { label: t('log.title'), href: paths.log() },
        { label: t('log-codes.title'), href: paths.logCodes() },
      ]}
      back={paths.logCodes()}
      staffNumber={app.directory.numberOf(account) ?? ''}
      purpose={purpose}
      code={code}
      until={expiryOf(app.now())}
      releasedBy="it"
      address={`${origin}${purpose === 'password' ? paths.firstSignIn() : paths.signIn()}`}
    />,
  )
}

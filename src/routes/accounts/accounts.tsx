import { Hono } from 'hono'
import { type InvitationRefusal, invite } from '#actions/accounts/inviting.ts'
import { type ReissueRefusal, reissueLink } from '#actions/accounts/links.ts'
import { settleSecondFactor } from '#actions/accounts/second-factor.ts'
import { once, orRefuse } from '#actions/once.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { expiryOf, type Purpose } from '#domain/accounts/link.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import { type MeantRefusal, namesakesWithoutAccount, personMeant } from '#gate/accounts/invited-person.ts'
import { namedAccounts } from '#gate/accounts/list.ts'
import { onlyOne } from '#gate/accounts/only-holder.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { HandedOver } from '#views/accounts/handed-over.tsx'
import { InvitePage, type InviteTyped } from '#views/accounts/invite.tsx'
import { AccountsPage } from '#views/accounts/list.tsx'
import { paths } from '#views/paths.ts'

/** 账号与职责, for whoever leads HR: who has an account, inviting, and the codes that are handed over. */
export const accountRoutes = new Hono<Web>()

accountRoutes.get('/settings/accounts', async (c) => {
  const { app, actor, t } = c.var
  const [lines, shown] = [await namedAccounts(app, actor), c.req.query('show') ?? '']
  return page(
    c,
    t('account.title'),
    <AccountsPage lines={lines} shown={shown} secondFactor={app.directory.settings.secondFactor} />,
  )
})

accountRoutes.post('/settings/accounts/second-factor', async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const wish = form.text('wish') === 'optional' ? 'optional' : 'required'
  const done = await settleSecondFactor(c.var.app, c.var.actor, wish, form.command)
  return seeOther(c, paths.accounts(), done.ok ? 'account.second-factor' : undefined)
})

accountRoutes.get('/settings/accounts/new', (c) => {
  mustLead(c)
  return show(c, { name: '', staffNumber: '', number: '', person: '' })
})

accountRoutes.post('/settings/accounts/new', async (c) => {
  mustLead(c)
  const { app, actor } = c.var
  const form = await readForm(c)
  const typed: InviteTyped = {
    name: cleanText(form.text('name')),
    staffNumber: cleanText(form.text('staffNumber')),
    number: cleanText(form.text('number')),
    person: form.text('person'),
  }
  const refused = missingIn(typed)
  if (refused) return show(c, typed, refused)
  const meant = personMeant(app, actor, typed)
  if (!meant.ok) return show(c, typed, meant.refusal)
  let code: string | undefined
  const done = await once<InvitationRefusal>(app, actor, form.command, async (app) => {
    const invited = await invite(app, actor.account, { staffNumber: typed.staffNumber, ...meant.value })
    if (!invited.ok) return invited
    code = invited.value.code
    return ok(invited.value.account)
  })
  return done.ok ? handOver(c, done.value as AccountId, 'password', code) : show(c, typed, done.refusal)
})

/** A page that was drawn from a form and is asked for again has no code any more. */
accountRoutes.get('/settings/accounts/:id/link', async (c) => {
  mustLead(c)
  return handOver(c, idParam<AccountId>(c), 'password', undefined)
})

accountRoutes.post('/settings/accounts/:id/link', async (c) => {
  mustLead(c)
  const { app, actor } = c.var
  const [form, account] = [await readForm(c), idParam<AccountId>(c)]
  const purpose: Purpose = form.text('purpose') === 'factor' ? 'factor' : 'password'
  let code: string | undefined
  const done = await once<ReissueRefusal>(app, actor, form.command, async (app) => {
    code = orRefuse(await reissueLink(app, actor.account, account, purpose))
    return ok(account)
  })
  return handOver(c, account, purpose, code, done.ok ? undefined : done.refusal)
})

function mustLead({ var: { actor } }: WebContext): void {
  if (!leadsHr(actor)) throw new Forbidden()
}

type Refusal = InvitationRefusal | MeantRefusal

const missingIn = ({ name, staffNumber }: InviteTyped): Refusal | undefined =>
  name === '' ? 'organisation.person-name' : staffNumber === '' ? 'organisation.number-missing' : undefined

const show = (c: WebContext, typed: InviteTyped, refusal?: Refusal) =>
  page(
    c,
    c.var.t('account.invite'),
    <InvitePage
      typed={typed}
      refusal={refusal}
      namesakes={refusal === 'account.which-person' ? namesakesWithoutAccount(c.var.app, c.var.actor, typed.name) : []}
    />,
    refusal && { status: 422 },
  )

async function handOver(c: WebContext, account: AccountId, purpose: Purpose, code?: string, refusal?: ReissueRefusal) {
  const { app, t, origin } = c.var
  const staffNumber = app.directory.numberOf(account)
  if (staffNumber === undefined) throw new NotFound()
  const name = app.directory.nameOf(app.directory.personOf(account))
  return page(
    c,
    t('account.handed-over'),
    <HandedOver
      crumbs={[
        { label: t('account.title'), href: paths.accounts() },
        { label: name, href: paths.account(account) },
      ]}
      back={paths.account(account)}
      name={name}
      staffNumber={staffNumber}
      purpose={purpose}
      code={code}
      until={expiryOf(app.now())}
      releasedBy={account === (await onlyOne(app, 'it')) ? 'auditor' : 'it'}
      address={`${origin}${purpose === 'password' ? paths.firstSignIn() : paths.signIn()}`}
      refusal={refusal}
    />,
    refusal && { status: 422 },
  )
}

import { Hono } from 'hono'
import {
  closeFor,
  endDuty,
  giveDutyTo,
  handOverAccount,
  resumeAccount,
  type SettlingRefusal,
  suspendAccount,
} from '#actions/accounts/settling.ts'
import * as duties from '#db/organisation/duties.ts'
import { abilitiesOf } from '#domain/access/abilities.ts'
import { type Actor, type Duty, duties as known } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { inForce } from '#domain/organisation/span.ts'
import type { Result } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { hangingOn } from '#gate/accounts/hanging.ts'
import { type NamedAccount, namedAccount } from '#gate/accounts/list.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AccountPage, type DutyLine } from '#views/accounts/account.tsx'
import { ClosingPage } from '#views/accounts/closing.tsx'
import { type DutyTyped, GivingPage } from '#views/accounts/giving.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'

/** 一个账号, for whoever leads HR: its duties, what they open, and everything that is settled about it. */
export const settlingRoutes = new Hono<Web>()

settlingRoutes.get('/settings/accounts/:id', async (c) => show(c, await accountAt(c)))

settlingRoutes.get('/settings/accounts/:id/duties', async (c) => {
  const asked = (name: string) => c.req.query(name) ?? ''
  return showGiving(c, await accountAt(c), typedIn(asked, 'from'))
})

settlingRoutes.post('/settings/accounts/:id/duties', async (c) => {
  const [account, form] = [await accountAt(c), await readForm(c)]
  const typed = typedIn(form.text, 'since')
  const giving = understood(c, typed)
  if (!giving.ok) return showGiving(c, account, typed)
  const done = await giveDutyTo(c.var.app, c.var.actor, { account: account.id, ...giving.value }, form.command)
  if (!done.ok) return showGiving(c, account, typed, done.refusal)
  return seeOther(c, paths.account(account.id), 'account.duty-given')
})

settlingRoutes.post('/settings/accounts/:id/duties/end', async (c) => {
  const [account, form] = [await accountAt(c), await readForm(c)]
  const { app, actor } = c.var
  const held = understood(c, { ...typedIn(form.text, 'since'), until: '' })
  if (!held.ok) return show(c, account, 'organisation.duty-not-held')
  const ending = { ...held.value, account: account.id, until: dayOf(app.now()) }
  const done = await endDuty(app, actor, ending, form.command)
  return done.ok ? seeOther(c, paths.account(account.id), 'account.duty-ended') : show(c, account, done.refusal)
})

settlingRoutes.get('/settings/accounts/:id/closing', async (c) => showClosing(c, await accountAt(c)))

settlingRoutes.post('/settings/accounts/:id/closing', async (c) => {
  const [account, form] = [await accountAt(c), await readForm(c)]
  const done = await closeFor(c.var.app, c.var.actor, { account: account.id, ...successorIn(form) }, form.command)
  return done.ok ? seeOther(c, paths.account(account.id), 'account.closing') : showClosing(c, account, done.refusal)
})

const acts = {
  suspension: (c, account, form) => suspendAccount(c.var.app, c.var.actor, account, form.command),
  resumption: (c, account, form) => resumeAccount(c.var.app, c.var.actor, account, form.command),
  'hand-over': (c, account, form) =>
    handOverAccount(c.var.app, c.var.actor, { account, ...successorIn(form) }, form.command),
} as const satisfies Record<
  string,
  (c: WebContext, account: AccountId, form: Form) => Promise<Result<string, SettlingRefusal>>
>

settlingRoutes.post('/settings/accounts/:id/:act', async (c) => {
  const account = await accountAt(c)
  const act = (Object.keys(acts) as (keyof typeof acts)[]).find((one) => one === c.req.param('act'))
  if (!act) throw new NotFound()
  const done = await acts[act](c, account.id, await readForm(c))
  return done.ok ? seeOther(c, paths.account(account.id), `account.${act}`) : show(c, account, done.refusal)
})

/** The account of the address, for whoever leads HR; looking at it is logged. */
async function accountAt(c: WebContext): Promise<NamedAccount> {
  if (!leadsHr(c.var.actor)) throw new Forbidden()
  const account = await namedAccount(c.var.app, c.var.actor, idParam<AccountId>(c))
  if (!account) throw new NotFound()
  return account
}

const successorIn = (form: Form) => {
  const successor = form.text('successor')
  return successor === '' ? {} : { successor: successor as PersonId }
}

const typedIn = (text: (name: string) => string, from: 'from' | 'since'): DutyTyped => ({
  duty: text('duty'),
  unit: text('unit'),
  from: text(from).trim(),
  until: text('until').trim(),
})

type Wrong = { readonly ok: false; readonly field: keyof DutyTyped; readonly text: string }

/** What was typed, or the first field that is wrong. */
function understood({ var: { app, t } }: WebContext, typed: DutyTyped) {
  const wrong = (field: keyof DutyTyped, key: MessageKey): Wrong => ({ ok: false, field, text: t(key) })
  const duty = known.find((one) => one === typed.duty)
  const [from, until] = [dayTyped(typed.from), typed.until === '' ? undefined : dayTyped(typed.until)]
  if (!duty) return wrong('duty', 'refusal.account.duty-missing')
  if (!app.directory.units.has(typed.unit as UnitId)) return wrong('unit', 'refusal.organisation.unit-missing')
  if (!from) return wrong('from', 'refusal.organisation.office-day')
  if (typed.until !== '' && (!until || until <= from)) return wrong('until', 'refusal.organisation.duty-days')
  return { ok: true, value: { duty, unit: typed.unit as UnitId, from, until } } as const
}

async function showGiving(c: WebContext, account: NamedAccount, typed: DutyTyped, refusal?: SettlingRefusal) {
  const { app, t } = c.var
  const giving = understood(c, typed)
  const before = actorLike(c, account.id, await currentOf(c, account.id))
  const after = giving.ok && {
    ...before,
    duties: [...before.duties, { duty: giving.value.duty, units: app.directory.below(giving.value.unit) }],
  }
  return page(
    c,
    t('account.give.to', { name: account.name }),
    <GivingPage
      account={account.id}
      name={account.name}
      units={unitsOf(c)}
      typed={typed}
      problem={giving.ok ? undefined : giving}
      before={abilitiesOf(before)}
      after={after && !refusal ? abilitiesOf(after) : undefined}
      unitName={app.directory.units.get(typed.unit as UnitId)?.name ?? ''}
      refusal={refusal}
    />,
    refusal || !giving.ok ? { status: 422 } : {},
  )
}

async function show(c: WebContext, account: NamedAccount, refusal?: SettlingRefusal) {
  const { app, actor } = c.var
  const today = dayOf(app.now())
  const granted = (await duties.list(app)).filter((one) => one.account === account.id)
  const person = app.directory.personOf(account.id)
  const lines = granted.map((one): DutyLine => {
    const is = inForce(today)(one) ? 'now' : one.from > today && one.until !== one.from ? 'later' : 'over'
    return { ...one, unitName: app.directory.units.get(one.unit)?.name ?? '', is }
  })
  const order = { now: 0, later: 1, over: 2 } as const
  return page(
    c,
    account.name,
    <AccountPage
      account={account}
      isOwn={account.id === actor.account}
      duties={lines.toSorted((a, b) => order[a.is] - order[b.is])}
      offices={app.directory.offices
        .filter((office) => office.person === person)
        .map(({ unit, title }) => `${app.directory.units.get(unit)?.name ?? ''} ${title}`.trim())}
      abilities={abilitiesOf(actorLike(c, account.id, await currentOf(c, account.id)))}
      units={unitsOf(c)}
      successors={successorsOf(c, account.id)}
      waiting={(await hangingOn(app, account.id)).seats}
      typed={{ duty: '', unit: unitsOf(c)[0]?.id ?? '', from: today, until: '' }}
      refusal={refusal}
    />,
    refusal && { status: 422 },
  )
}

async function showClosing(c: WebContext, account: NamedAccount, refusal?: SettlingRefusal) {
  return page(
    c,
    c.var.t('account.close.of', { name: account.name }),
    <ClosingPage
      account={account.id}
      name={account.name}
      hanging={await hangingOn(c.var.app, account.id)}
      successors={successorsOf(c, account.id)}
      refusal={refusal}
    />,
    refusal && { status: 422 },
  )
}

/** The duties granted for today, also of an account that may not act yet. */
async function currentOf({ var: { app } }: WebContext, account: AccountId) {
  const today = dayOf(app.now())
  return (await duties.list(app)).filter((one) => one.account === account).filter(inForce(today))
}

/** Whoever that account would act as: granted duties and offices, whether or not it is locked. */
function actorLike(
  { var: { app } }: WebContext,
  account: AccountId,
  granted: readonly { readonly duty: Duty; readonly unit: UnitId }[],
): Actor {
  const { directory } = app
  const person = directory.personOf(account)
  const offices = directory.offices
    .filter((office) => office.person === person)
    .map(({ kind, unit }) => ({ duty: kind, unit }))
  const held = [...granted, ...offices].map(({ duty, unit }) => ({ duty, units: directory.below(unit) }))
  const { profile, standingReading } = directory.settings
  return { account, person, duties: held, profile, standingReading }
}

const unitsOf = ({ var: { app } }: WebContext) =>
  [...app.directory.units.values()].map(({ id, name }) => ({ id, name }))

/** Everybody else who can act, and meets people. */
const successorsOf = ({ var: { app } }: WebContext, account: AccountId) =>
  app.directory
    .everyone()
    .filter((one) => one.account !== account && !abilitiesOf(one).blind)
    .map(({ person }) => ({ person, name: app.directory.nameOf(person) }))

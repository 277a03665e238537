import { Hono } from 'hono'
import {
  giveUpChange,
  issueCode,
  openChange,
  type ProposingRefusal,
  proposeChange,
} from '#actions/custodians/changing.ts'
import { once, orRefuse } from '#actions/once.ts'
import { type CardChange, codeHours, type Seat } from '#domain/custodians/change.ts'
import type { PersonId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import { instant } from '#domain/time.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type ChangeField, type ChangeTyped, CustodianChangePage } from '#views/custodians/change.tsx'
import { ShareCodePage } from '#views/custodians/code.tsx'
import type { ShareLine } from '#views/custodians/page.tsx'
import { paths } from '#views/paths.ts'
import { calledFor, mustLead, sharesFor } from './readers.ts'

/** 换锁: another set of custodians, drawn up by the HR lead, and the codes by which each takes a share. */
export const custodianChangeRoutes = new Hono<Web>()

custodianChangeRoutes.get(paths.custodianChange(), async (c) => {
  mustLead(c)
  if (await openChange(c.var.app)) return c.redirect(paths.custodians(), 303)
  return showChange(c, firstTyped(c))
})

custodianChangeRoutes.post(paths.custodianChange(), async (c) => {
  mustLead(c)
  const { app, actor } = c.var
  const form = await readForm(c)
  const shares = await sharesFor(c)
  const typed = typedIn(form, shares)
  const coming = peopleIn(c, typed.coming)
  if (coming.includes(undefined)) return showChange(c, typed, 'custodians.not-able')
  const wish = { threshold: Number(typed.threshold), ...wishOf(shares, typed, coming as PersonId[]) }
  const done = await proposeChange(app, actor, { wish, reason: typed.reason }, form.command)
  return done.ok ? seeOther(c, paths.custodians(), 'custodians.proposed') : showChange(c, typed, done.refusal)
})

custodianChangeRoutes.post(paths.custodianChangeEnd(), async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const done = await giveUpChange(c.var.app, c.var.actor, form.command)
  return seeOther(c, paths.custodians(), done.ok ? 'custodians.given-up' : undefined)
})

custodianChangeRoutes.get('/settings/keys/change/seats/:seat/code', (c) => {
  mustLead(c)
  return showCode(c)
})

custodianChangeRoutes.post('/settings/keys/change/seats/:seat/code', async (c) => {
  mustLead(c)
  const { app, actor } = c.var
  const [form, at] = [await readForm(c), Number(c.req.param('seat'))]
  let made: { readonly code: string; readonly person: PersonId } | undefined
  const done = await once<'custodians.over'>(app, actor, form.command, async (app) => {
    made = orRefuse(await issueCode(app, actor, at))
    return ok(made.person)
  })
  return done.ok ? showCode(c, made) : c.redirect(paths.custodians(), 303)
})

function firstTyped({ var: { app } }: WebContext): ChangeTyped {
  const { threshold, shares } = app.locks.standing()
  const card = shares.some(({ kind }) => kind === 'recovery-code') ? 'stays' : 'new'
  return { leaving: [], coming: '', threshold: String(threshold), card, reason: '' }
}

const typedIn = (form: Form, shares: readonly ShareLine[]): ChangeTyped => ({
  leaving: shares.filter(({ print }) => form.text(`stay-${print}`) === 'leaves').map(({ print }) => print),
  coming: form.text('coming'),
  threshold: form.text('threshold').trim(),
  card: form.text('card'),
  reason: form.text('reason'),
})

/** Whom the numbers mean, a line each; undefined for a number that nobody has. */
function peopleIn({ var: { app } }: WebContext, text: string): readonly (PersonId | undefined)[] {
  const numbers = text.split(/[\s,，、;；]+/).map((one) => one.normalize('NFKC').trim().toUpperCase())
  const everyone = new Map(
    app.directory.everyone().map(({ account, person }) => [app.directory.numberOf(account)?.toUpperCase(), person]),
  )
  return numbers.filter((one) => one !== '').map((number) => everyone.get(number))
}

function wishOf(shares: readonly ShareLine[], { leaving, card }: ChangeTyped, coming: readonly PersonId[]) {
  const staying = shares.filter(({ kind, print }) => kind === 'passphrase' && !leaving.includes(print))
  const lying = shares.find(({ kind }) => kind === 'recovery-code')
  const seats: readonly Seat[] = [
    ...staying.map(({ print }) => ({ is: 'stays', print }) as const),
    ...coming.map((person) => ({ is: 'new', person }) as const),
  ]
  const kind: CardChange =
    card === 'stays' && lying ? { is: 'stays', print: lying.print } : { is: card === 'none' ? 'none' : 'new' }
  return { seats, card: kind }
}

const fieldOf: Readonly<Partial<Record<ProposingRefusal, ChangeField>>> = {
  'custodians.threshold': 'threshold',
  'agreements.no-reason': 'reason',
}

async function showChange(c: WebContext, typed: ChangeTyped, refusal?: ProposingRefusal) {
  const { t } = c.var
  const problem = refusal && { at: fieldOf[refusal] ?? ('coming' as const), text: t(`refusal.${refusal}`) }
  const body = <CustodianChangePage shares={await sharesFor(c)} typed={typed} problem={problem} />
  return page(c, t('custodians.change'), body, problem && { status: 422 })
}

function showCode(c: WebContext, made?: { readonly code: string; readonly person: PersonId }) {
  const { app, t, origin } = c.var
  const until = instant(new Date(Date.parse(app.now()) + codeHours * 3_600_000))
  const name = made ? calledFor(c)(made.person) : ''
  const address = `${origin}${paths.ownShare()}`
  return page(
    c,
    t('custodians.code.title'),
    <ShareCodePage name={name} code={made?.code} until={until} address={address} />,
  )
}

import { Hono } from 'hono'
import {
  giveUpChange,
  issueCode,
  openChange,
  type ProposingRefusal,
  proposeChange,
} from '#actions/custodians/changing.ts'
import { endCopy, writeCopy } from '#actions/custodians/copies.ts'
import { endUnattended } from '#actions/custodians/unattended.ts'
import { once, orRefuse } from '#actions/once.ts'
import * as kept from '#db/custodians/kept.ts'
import { isDeputy, keepsMachines, leadsHr } from '#domain/access/duties.ts'
import { type CardChange, codeHours, type Seat } from '#domain/custodians/change.ts'
import { isStale } from '#domain/custodians/copy.ts'
import { heldNow } from '#domain/custodians/holder.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import { instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type ChangeField, type ChangeTyped, CustodianChangePage } from '#views/custodians/change.tsx'
import { ShareCodePage } from '#views/custodians/code.tsx'
import type { CopyLine } from '#views/custodians/copies.tsx'
import { CustodiansPage, type ShareLine } from '#views/custodians/page.tsx'
import { paths } from '#views/paths.ts'

/** 钥匙与保管人, for the HR lead and the 专管人 by name and for IT by number; the HR lead alone changes the lock. */
export const custodianRoutes = new Hono<Web>()

custodianRoutes.get(paths.custodians(), (c) => show(c))

custodianRoutes.get(paths.custodianChange(), async (c) => {
  mustLead(c)
  if (await openChange(c.var.app)) return c.redirect(paths.custodians(), 303)
  return showChange(c, firstTyped(c))
})

custodianRoutes.post(paths.custodianChange(), async (c) => {
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

custodianRoutes.post(paths.custodianChangeEnd(), async (c) => {
  mustLead(c)
  const form = await readForm(c)
  const done = await giveUpChange(c.var.app, c.var.actor, form.command)
  return seeOther(c, paths.custodians(), done.ok ? 'custodians.given-up' : undefined)
})

custodianRoutes.get('/settings/keys/change/seats/:seat/code', (c) => {
  mustLead(c)
  return showCode(c)
})

custodianRoutes.post('/settings/keys/change/seats/:seat/code', async (c) => {
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

custodianRoutes.post(paths.keyringCopies(), async (c) => {
  mustKeep(c)
  const form = await readForm(c)
  const folder = form.text('folder').trim()
  const done = await writeCopy(c.var.app, c.var.actor, folder)
  if (done.ok) return seeOther(c, paths.custodians(), 'custodians.copied')
  return show(c, { folder, problem: c.var.t(`refusal.${done.refusal}`) })
})

custodianRoutes.post('/settings/keys/copies/:id/end', async (c) => {
  mustKeep(c)
  const form = await readForm(c)
  const done = await endCopy(c.var.app, c.var.actor, idParam<never>(c), form.command)
  return seeOther(c, paths.custodians(), done.ok ? 'custodians.destroyed' : undefined)
})

custodianRoutes.post(paths.unattendedEnd(), async (c) => {
  mustKeep(c)
  const form = await readForm(c)
  const done = await endUnattended(c.var.app, c.var.actor, form.command)
  return seeOther(c, paths.custodians(), done.ok ? 'custodians.unattended-ended' : undefined)
})

/** For everybody else there is no such page. */
function mustRead({ var: { actor } }: WebContext): void {
  if (!keepsMachines(actor) && !leadsHr(actor) && !isDeputy(actor)) throw new NotFound()
}

function mustLead(c: WebContext): void {
  mustRead(c)
  if (!leadsHr(c.var.actor)) throw new Forbidden()
}

function mustKeep(c: WebContext): void {
  mustRead(c)
  if (!keepsMachines(c.var.actor) && !leadsHr(c.var.actor)) throw new Forbidden()
}

/** IT meets numbers, never names. */
const calledFor =
  ({ var: { app, actor } }: WebContext) =>
  (person: PersonId): string => {
    const number = app.directory.accountOf(person)?.staffNumber ?? ''
    return keepsMachines(actor) ? number : `${app.directory.nameOf(person)} ${number}`.trim()
  }

async function sharesFor(c: WebContext): Promise<readonly ShareLine[]> {
  const { app } = c.var
  const called = calledFor(c)
  return heldNow(app.locks.standing().shares, await kept.holders(app)).map((share) => ({
    ...share,
    ...(share.person && { holder: called(share.person) }),
  }))
}

async function copiesFor(c: WebContext): Promise<readonly CopyLine[]> {
  const { app } = c.var
  const called = calledFor(c)
  const { epoch } = app.locks.standing()
  return Promise.all(
    (await kept.copies(app)).map(async (copy): Promise<CopyLine> => {
      const found = copy.destroyed ? undefined : await app.copies.printOfKeyring(copy.where)
      const writer = copy.by === 'system' ? undefined : called(app.directory.personOf(copy.by as AccountId))
      return {
        ...copy,
        writer,
        isStale: isStale(copy, epoch),
        found: found === undefined ? 'missing' : found === copy.fingerprint ? 'there' : 'changed',
      }
    }),
  )
}

async function show(c: WebContext, again?: { readonly folder: string; readonly problem: string }) {
  mustRead(c)
  const { app, actor, t } = c.var
  const body = (
    <CustodiansPage
      threshold={app.locks.standing().threshold}
      shares={await sharesFor(c)}
      change={await openChange(app)}
      called={calledFor(c) as (person: string) => string}
      copies={await copiesFor(c)}
      start={{ is: howItStarts(app), place: app.unattended.place() }}
      may={{ change: leadsHr(actor), keep: leadsHr(actor) || keepsMachines(actor) }}
      again={again}
    />
  )
  return page(c, t('custodians.title'), body, again && { status: 422 })
}

const howItStarts = ({ demo, unattended }: App) => (demo ? 'demo' : unattended.isOn() ? 'unattended' : 'custodians')

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

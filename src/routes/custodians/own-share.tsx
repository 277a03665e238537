import { Hono } from 'hono'
import { cardFor, drawCard, makeCard, readCard, wrongGroups } from '#actions/custodians/card.ts'
import { changePassphrase, nameShare } from '#actions/custodians/own-share.ts'
import { proveSeat, seatFor, takeSeat } from '#actions/custodians/sitting.ts'
import * as kept from '#db/custodians/kept.ts'
import { isBlind } from '#domain/access/policy.ts'
import { heldNow } from '#domain/custodians/holder.ts'
import { NotFound } from '#domain/errors.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Reach } from '#routes/web/security.tsx'
import { comingFrom } from '#routes/web/session.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { OwnSharePage } from '#views/custodians/own.tsx'
import type { OwnRefused } from '#views/custodians/own-forms.tsx'
import { paths } from '#views/paths.ts'

/** 我的份额: what a custodian does alone. Nobody whom IT or the log keeps from people can be one. */
export function ownShareRoutes(reach: Reach): Hono<Web> {
  const routes = new Hono<Web>()

  routes.get(paths.ownShare(), (c) => show(c))

  routes.post(paths.ownShareSeat(), async (c) => {
    mustMeetPeople(c)
    const form = await readForm(c)
    const sitting = { code: form.text('code'), first: form.text('first'), second: form.text('second') }
    const done = await takeSeat(c.var.app, c.var.actor, { ...sitting, from: comingFrom(c, reach) })
    return done.ok ? seeOther(c, paths.ownShare(), 'custodians.seated') : show(c, refusedBy(c, 'seat', done.refusal))
  })

  routes.post(paths.ownShareProof(), async (c) => {
    mustMeetPeople(c)
    const form = await readForm(c)
    const from = comingFrom(c, reach)
    const done = await proveSeat(c.var.app, c.var.actor, { passphrase: form.text('passphrase'), from })
    if (!done.ok) return show(c, refusedBy(c, 'proof', done.refusal))
    return seeOther(c, paths.ownShare(), await whatFollowed(c, 'custodians.proved'))
  })

  routes.post(paths.ownShareName(), async (c) => {
    mustMeetPeople(c)
    const form = await readForm(c)
    const from = comingFrom(c, reach)
    const done = await nameShare(c.var.app, c.var.actor, { passphrase: form.text('passphrase'), from })
    return done.ok ? seeOther(c, paths.ownShare(), 'custodians.named') : show(c, refusedBy(c, 'name', done.refusal))
  })

  routes.post(paths.ownSharePassphrase(), async (c) => {
    mustMeetPeople(c)
    const form = await readForm(c)
    const typed = { old: form.text('old'), first: form.text('first'), second: form.text('second') }
    const done = await changePassphrase(c.var.app, c.var.actor, { ...typed, from: comingFrom(c, reach) })
    if (!done.ok) return show(c, refusedBy(c, 'passphrase', done.refusal))
    return seeOther(c, paths.ownShare(), 'custodians.passphrase')
  })

  routes.post(paths.ownShareCard(), async (c) => {
    mustMeetPeople(c)
    await readForm(c)
    const made = await makeCard(c.var.app, c.var.actor)
    return made.ok ? seeOther(c, paths.ownShare()) : show(c, refusedBy(c, 'reading', made.refusal))
  })

  routes.get(paths.ownShareCardPdf(), async (c) => {
    mustMeetPeople(c)
    const pdf = await drawCard(c.var.app, c.var.actor)
    if (!pdf) return c.redirect(paths.ownShare(), 303)
    return c.body(new Uint8Array(pdf), 200, { 'Content-Type': 'application/pdf' })
  })

  routes.post(paths.ownShareCardReading(), async (c) => {
    mustMeetPeople(c)
    const { app, actor, t } = c.var
    const typed = (await readForm(c)).text('code')
    const wrong = await wrongGroups(app, actor, typed)
    const done = await readCard(app, actor, { typed, from: comingFrom(c, reach) })
    if (done.ok) return seeOther(c, paths.ownShare(), await whatFollowed(c, 'custodians.card'))
    const groups = { groups: wrong.join(t('system.and')) }
    const text = wrong.length > 0 ? t('start.card.wrong-groups', groups) : t(`refusal.${done.refusal}`)
    return show(c, { form: 'reading', field: 'code', text, typed })
  })

  return routes
}

/** Others have no share, and no such page. */
function mustMeetPeople({ var: { actor } }: WebContext): void {
  if (isBlind(actor)) throw new NotFound()
}

/** Whether it was the last thing lacking. */
async function whatFollowed<Else extends string>(c: WebContext, otherwise: Else) {
  const change = await kept.change(c.var.app)
  return change?.ended?.how === 'done' ? ('custodians.changed' as const) : otherwise
}

type Refusal =
  | Extract<Awaited<ReturnType<typeof makeCard>>, { ok: false }>['refusal']
  | Extract<Awaited<ReturnType<typeof takeSeat>>, { ok: false }>['refusal']
  | Extract<Awaited<ReturnType<typeof proveSeat>>, { ok: false }>['refusal']
  | Extract<Awaited<ReturnType<typeof changePassphrase>>, { ok: false }>['refusal']

/** At which field a refusal stands. */
function refusedBy({ var: { t } }: WebContext, form: OwnRefused['form'], refusal: Refusal): OwnRefused {
  const text = t(`refusal.${refusal}`)
  if (refusal === 'custodians.factor-first') return { form, field: 'none', text, needsFactor: true }
  const first = { seat: 'code', proof: 'passphrase', name: 'passphrase', passphrase: 'old', reading: 'code' }[form]
  if (refusal === 'start.passphrase-differs') return { form, field: 'second', text }
  const ofNew = refusal.startsWith('start.passphrase') || refusal === 'custodians.same-passphrase'
  return { form, field: ofNew ? 'first' : first, text }
}

async function show(c: WebContext, refused?: OwnRefused) {
  mustMeetPeople(c)
  const { app, actor, t } = c.var
  const shares = heldNow(app.locks.standing().shares, await kept.holders(app))
  const [seated, change] = [await seatFor(app, actor), await cardFor(app, actor)]
  const card = change?.card.is === 'new' && !change.card.readAt ? change.card : undefined
  const body = (
    <OwnSharePage
      seat={seated?.seat}
      held={shares.find(({ person }) => person === actor.person)?.since}
      hasUnnamed={shares.some(({ kind, person }) => kind === 'passphrase' && !person)}
      card={
        card && { madeAt: card.madeAt, canDraw: change !== undefined && app.cardDesk.codeFor(change.id) !== undefined }
      }
      refused={refused}
    />
  )
  return page(c, t('custodians.own'), body, refused && { status: 422 })
}

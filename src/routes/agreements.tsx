import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { agreeTo, askFor, withdrawAgreement } from '#actions/agreements/agreements.ts'
import { kinds } from '#actions/agreements/matters.ts'
import { finishChange } from '#actions/custodians/settling.ts'
import { keepsMachines } from '#domain/access/duties.ts'
import { type AgreementAct, type AgreementRefusal, houseActs, mayAsk } from '#domain/agreements/agreement.ts'
import { NotFound } from '#domain/errors.ts'
import type { AgreementId, PersonId } from '#domain/ids.ts'
import { agreementsOf, mayAgree, mayWithdraw, takesPartInAgreements } from '#gate/agreements/inbox.ts'
import { AgreementsPage, type AskedFor } from '#views/agreements/page.tsx'
import { paths } from '#views/paths.ts'
import { readForm } from './web/forms.ts'
import { idParam } from './web/params.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

export const agreementRoutes = new Hono<Web>()

agreementRoutes.get(paths.agreements(), (c) => show(c))

agreementRoutes.post(paths.agreements(), async (c) => {
  const { app, actor } = c.var
  await mustTakePart(c)
  const form = await readForm(c)
  const act = houseActs.find((known) => known === form.text('act'))
  if (!act) throw new HTTPException(400)
  const reason = form.text('reason')
  const done = await askFor(app, actor, { act, reason }, form.command)
  if (!done.ok) return show(c, { refusal: done.refusal, act, reason })
  return seeOther(c, paths.agreements(), 'agreements.asked')
})

agreementRoutes.post('/agreements/:id/consent', async (c) => {
  const [id, form] = [idParam<AgreementId>(c), await readForm(c)]
  if (form.unread) return show(c, { refusal: 'agreements.unread' })
  const done = await agreeTo(c.var.app, c.var.actor, id, form.command)
  if (!done.ok) return show(c, { refusal: done.refusal })
  // A change of custodians without anybody new has nothing to wait for.
  await finishChange(c.var.app)
  return seeOther(c, paths.agreements(), 'agreements.agreed')
})

agreementRoutes.post('/agreements/:id/withdrawal', async (c) => {
  const [id, form] = [idParam<AgreementId>(c), await readForm(c)]
  const done = await withdrawAgreement(c.var.app, c.var.actor, id, form.command)
  if (!done.ok) return show(c, { refusal: done.refusal })
  return seeOther(c, paths.agreements(), 'agreements.withdrawn')
})

/** For everybody else there is no such page. */
async function mustTakePart({ var: { app, actor } }: WebContext): Promise<void> {
  if (!(await takesPartInAgreements(app, actor))) throw new NotFound()
}

type Refused = { readonly refusal: AgreementRefusal; readonly act?: AgreementAct; readonly reason?: string }

async function show(c: WebContext, refused?: Refused) {
  const { app, actor, t } = c.var
  await mustTakePart(c)
  const all = await agreementsOf(app, actor)
  const open = all.filter(({ ended }) => !ended)
  return page(
    c,
    t('agreements.title'),
    <AgreementsPage
      open={open.map((one) => ({
        ...one,
        may: { agree: mayAgree(app, actor, one), withdraw: mayWithdraw(app, actor, one) },
      }))}
      ended={all.filter(({ ended }) => ended)}
      askable={mayAsk(actor) ? await askable(c, new Set(open.map(({ act }) => act))) : []}
      nameOf={nameFor(c)}
      self={actor.person}
      refused={refused}
    />,
    refused && { status: refused.refusal === 'agreements.no-reason' ? 422 : 409 },
  )
}

async function askable({ var: { app } }: WebContext, asked: ReadonlySet<AgreementAct>): Promise<readonly AskedFor[]> {
  const all = await Promise.all(
    houseActs.filter((act) => !asked.has(act)).map(async (act) => ({ act, matter: await kinds[act].matter(app) })),
  )
  return all.flatMap(({ act, matter }) => (matter ? [{ act, matter }] : []))
}

/** Administration of the system meets numbers, never names. */
const nameFor =
  ({ var: { app, actor } }: WebContext) =>
  (person: PersonId): string =>
    (keepsMachines(actor) ? app.directory.accountOf(person)?.staffNumber : app.directory.nameOf(person)) ?? ''

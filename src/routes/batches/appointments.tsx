import { Hono } from 'hono'
import { beginAppointments, joinCases, leaveBatch } from '#actions/batches/appointments.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { longestTitle, mostOffered } from '#domain/batches/batch.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden } from '#domain/errors.ts'
import type { BatchId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { casesForMeeting } from '#gate/batches/joinable.ts'
import { logListed, signersOf } from '#routes/cases/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { NewAppointmentsPage } from '#views/batches/new-appointments.tsx'
import { paths } from '#views/paths.ts'
import { batchAt } from './batch.tsx'
import { rowsOf } from './rows.ts'
import { casesIn } from './typed.ts'

/** 任免批次: what one meeting decides, with one public notice and one 办结 for all. */
export const appointmentRoutes = new Hono<Web>()

appointmentRoutes.get('/batches/appointments', (c) => showNew(c))

appointmentRoutes.post('/batches/appointments', async (c) => {
  const { app, actor, t } = c.var
  mustKeep(c)
  const form = await readForm(c)
  const title = cleanText(form.text('title')).slice(0, longestTitle)
  const cases = casesIn(form)
  if (title === '') return showNew(c, { form, problem: t('refusal.batch.no-title') })
  if (cases.length === 0) return showNew(c, { form, problem: t('refusal.batch.nobody') })
  return seeOther(c, paths.batch(await beginAppointments(app, actor, { title, cases }, form.command)), 'batch.joined')
})

appointmentRoutes.post('/batches/:id/cases', async (c) => {
  const [id, form] = [idParam<BatchId>(c), await readForm(c)]
  const done = await joinCases(c.var.app, c.var.actor, id, casesIn(form), form.command)
  return seeOther(c, paths.batch(id), done.ok ? 'batch.joined' : undefined)
})

appointmentRoutes.post('/batches/:id/removal', async (c) => {
  const { id } = (await batchAt(c)).batch
  const form = await readForm(c)
  const [of] = casesIn(form)
  const done = of && (await leaveBatch(c.var.app, c.var.actor, id, of, form.command))
  return seeOther(c, paths.batch(id), done?.ok ? 'batch.left' : undefined)
})

function mustKeep({ var: { actor } }: WebContext): void {
  if (!keepsDossiers(actor)) throw new Forbidden()
}

async function showNew(c: WebContext, again?: { readonly form: Form; readonly problem: string }) {
  const { app, t } = c.var
  mustKeep(c)
  const offered = await casesForMeeting(c.var.app, c.var.actor)
  const rows = await rowsOf(c, offered.slice(0, mostOffered))
  await logListed(c, rows.length)
  return page(
    c,
    t('appointments.new'),
    <NewAppointmentsPage
      rows={rows}
      more={offered.length > rows.length}
      title={again?.form.text('title') ?? t('appointments.name', { year: dayOf(app.now()).slice(0, 4) })}
      chosen={new Set(again?.form.all('case') ?? [])}
      problem={again?.problem}
      names={namesOf(c)}
      signers={signersOf(c)}
    />,
    again && { status: 422 },
  )
}

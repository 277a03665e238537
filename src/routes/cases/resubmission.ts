import { Hono } from 'hono'
import { reopenCase, resubmit, retryCase } from '#actions/cases/resubmission.ts'
import type { CaseId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { again } from './again.ts'

/** A case that came back goes on its way again, and one that cannot be applied is tried once more or drawn anew. */
export const resubmissionRoutes = new Hono<Web>()

resubmissionRoutes.post('/cases/:id/resubmission', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const sent = { content: form.number('content'), text: form.text('opinion') }
  const done = await resubmit(app, actor, id, sent, form.command)
  if (!done.ok) return again(c, id, 'resubmission', done.reason, sent)
  return seeOther(c, paths.case(id), 'case.resubmitted')
})

resubmissionRoutes.post('/cases/:id/retry', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const done = await retryCase(app, actor, id, form.command)
  if (!done.ok) return again(c, id, 'reopening', done.reason)
  return seeOther(c, paths.case(id), 'case.retried')
})

resubmissionRoutes.post('/cases/:id/reopening', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const text = form.text('reason')
  const done = await reopenCase(app, actor, id, { text }, form.command)
  if (!done.ok) return again(c, id, 'reopening', done.reason, { text })
  return seeOther(c, paths.case(id), 'case.reopened')
})

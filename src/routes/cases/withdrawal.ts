import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { answerWithdrawal, askWithdrawal, withdrawCase } from '#actions/cases/withdrawal.ts'
import type { CaseId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { again } from './again.ts'

/** 撤回, and 申请撤销 with its answer (docs/approvals.md E8). */
export const withdrawalRoutes = new Hono<Web>()

withdrawalRoutes.post('/cases/:id/withdrawal', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const text = form.text('reason')
  const done = await withdrawCase(app, actor, id, { text }, form.command)
  if (!done.ok) return again(c, id, 'withdrawal', done.reason, { text })
  return seeOther(c, paths.case(id), 'case.withdrawn')
})

withdrawalRoutes.post('/cases/:id/withdrawal/asking', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const text = form.text('reason')
  const done = await askWithdrawal(app, actor, id, { text }, form.command)
  if (!done.ok) return again(c, id, 'withdrawal', done.reason, { text })
  return seeOther(c, paths.case(id), 'case.withdrawal-asked')
})

withdrawalRoutes.post('/cases/:id/withdrawal/answer', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const answer = (['consent', 'decline'] as const).find((known) => known === form.text('answer'))
  if (!answer) throw new HTTPException(400)
  const text = form.text('reason')
  const done = await answerWithdrawal(app, actor, id, { answer, asking: form.number('asking'), text }, form.command)
  if (!done.ok) return again(c, id, 'answer', done.reason, { text })
  return seeOther(c, paths.case(id), answer === 'consent' ? 'case.withdrawn' : 'case.withdrawal-declined')
})

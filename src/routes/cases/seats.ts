import { Hono } from 'hono'
import { handOverSeat, transferSeat, urgeCase } from '#actions/cases/seats.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { again } from './again.ts'

/** What is done to a seat that waits: 催办, 转办, and giving it to whoever holds the office by now. */
export const seatRoutes = new Hono<Web>()

seatRoutes.post('/cases/:id/urging', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const done = await urgeCase(app, actor, id, form.command)
  if (!done.ok) return again(c, id, 'urging', done.reason)
  return seeOther(c, paths.case(id), 'case.urged')
})

seatRoutes.post('/cases/:id/transfer', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const typed = { text: form.text('reason'), recipient: form.text('recipient') as PersonId }
  const at = { run: form.number('run'), seat: form.number('seat'), to: typed.recipient, text: typed.text }
  const done = await transferSeat(app, actor, id, at, form.command)
  if (!done.ok) return again(c, id, 'transfer', done.reason, typed)
  return seeOther(c, paths.case(id), 'case.transferred')
})

seatRoutes.post('/cases/:id/hand-over', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const at = { run: form.number('run'), seat: form.number('seat') }
  const done = await handOverSeat(app, actor, id, at, form.command)
  if (!done.ok) return again(c, id, 'hand-over', done.reason)
  return seeOther(c, paths.case(id), 'case.handed-over')
})

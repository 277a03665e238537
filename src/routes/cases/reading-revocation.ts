import { Hono } from 'hono'
import { revokeReading } from '#actions/readings/revoking.ts'
import type { CaseId } from '#domain/ids.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { caseAt } from './context.ts'
import { show } from './page.tsx'

/** 收回查阅, from the page of its case. */
export const readingRevocationRoutes = new Hono<Web>()

readingRevocationRoutes.post('/readings/:id/revocation', async (c) => {
  const { app, actor, t } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const reason = form.text('reason')
  const done = await revokeReading(app, actor, { case: id, reason }, form.command)
  if (done.ok) return seeOther(c, paths.case(id), 'reading.revoked')
  const typed = { reason, problem: t(`refusal.${done.refusal}`) }
  return show(c, await caseAt(c, id), { form: 'revocation', typed })
})

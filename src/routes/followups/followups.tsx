import { Hono } from 'hono'
import { closeFollowUp, judgeFollowUp } from '#actions/followups/doing.ts'
import { NotFound } from '#domain/errors.ts'
import { isDecided, isGivenBack, isRecorded } from '#domain/followups/followup.ts'
import { dropPapers } from '#routes/dossiers/taking-papers.ts'
import { readForm } from '#routes/web/forms.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { giveBackPage, giveBackWith } from './give-back.tsx'
import { judgePage } from './judge.tsx'
import { onePaper, record, recordPage } from './record.tsx'
import { taskAt } from './task.ts'

/** 待办任务 that are no cases: what follows a creation, what ends soon (docs/decisions/0033, 0055). */
export const followUpRoutes = new Hono<Web>()

followUpRoutes.get('/follow-ups/:id', async (c) => {
  const task = await taskAt(c)
  if (isRecorded(task.kind)) return recordPage(c, task)
  if (task.kind === 'expiry') return c.redirect(paths.drawing(task.dossier, 'contract', 'renew'), 303)
  return isGivenBack(task.kind) ? giveBackPage(c, task) : judgePage(c, task)
})

followUpRoutes.post('/follow-ups/:id/record', async (c) => {
  const upload = await readUpload(c, onePaper(c))
  try {
    return await record(c, upload)
  } finally {
    await dropPapers(c.var.app, upload.files)
  }
})

followUpRoutes.post('/follow-ups/:id/verdict', async (c) => {
  const { app, actor } = c.var
  const [task, form] = [await taskAt(c), await readForm(c)]
  if (!isDecided(task.kind)) throw new NotFound()
  const text = form.text('text')
  if (form.unread) return judgePage(c, task, { text, refusal: 'followups.unread' })
  const how = (['confirmed', 'let-go'] as const).find((known) => known === form.text('verdict'))
  if (!how) return judgePage(c, task, { text, refusal: 'followups.no-verdict' })
  const done = await judgeFollowUp(app, actor, task.id, { how, text }, form.command)
  if (!done.ok) return judgePage(c, task, { text, refusal: done.refusal })
  return seeOther(c, paths.home(), how === 'confirmed' ? 'followups.confirmed' : 'followups.let-go')
})

followUpRoutes.post('/follow-ups/:id/resources', async (c) => {
  const [task, form] = [await taskAt(c), await readForm(c)]
  return giveBackWith(c, task, form)
})

followUpRoutes.post('/follow-ups/:id/done', async (c) => {
  const [task, form] = [await taskAt(c), await readForm(c)]
  const done = await closeFollowUp(c.var.app, c.var.actor, task.id, form.command)
  return seeOther(c, paths.home(), done.ok ? 'followups.done' : 'followups.ended')
})

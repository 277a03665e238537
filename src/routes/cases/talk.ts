import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { comment } from '#actions/cases/talk.ts'
import { available } from '#domain/cases/available.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { again } from './again.ts'
import { caseAt } from './context.ts'
import { show } from './page.tsx'

/** 讨论: what is said on a case without deciding. */
export const talkRoutes = new Hono<Web>()

talkRoutes.post('/cases/:id/comments', async (c) => {
  const { app, actor } = c.var
  const id = idParam<CaseId>(c)
  const { form, files } = await readUpload(c, attaching(c))
  const text = form.text('comment')
  try {
    const [taken] = files
    if (taken && !taken.ok) return attachmentRefused(c, id, text, taken.refusal)
    const done = await comment(app, actor, id, { text, paper: taken?.value }, form.command)
    if (!done.ok) return again(c, id, 'comment', done.reason, { text })
    return seeOther(c, paths.case(id), 'case.commented')
  } finally {
    await dropPapers(app, files)
  }
})

/** A paper goes under the key of the dossier, and only where whoever sends it may say something. */
const attaching = (c: WebContext) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const { app, actor } = c.var
    const theCase = await caseAt(c, idParam<CaseId>(c))
    if (field !== 'paper') throw new HTTPException(400)
    const { comment } = available(theCase.route, theCase.state, actor.person, await factsFor(app, theCase))
    if (!comment) throw new Forbidden()
    return { dossier: theCase.dossier, group: 'who' }
  })

const attachmentRefused = async (c: WebContext, id: CaseId, text: string, problem: PaperRefusal) =>
  show(c, await caseAt(c, id), { form: 'paper', refused: problem, typed: { text } })

import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { registerSigned } from '#actions/cases/signature.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { registers } from '#domain/cases/verbs/sign.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import type { Form } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { caseAt } from './context.ts'
import { show } from './page.tsx'

/** 纸面签批: the signed approval sheet of somebody who sits, registered by somebody else (docs/decisions/0040). */
export const signatureRoutes = new Hono<Web>()

signatureRoutes.post('/cases/:id/signature', async (c) => {
  const { app, actor } = c.var
  const id = idParam<CaseId>(c)
  const { form, files } = await readUpload(c, receivingSheet(c))
  try {
    const [taken] = files
    const paper = taken?.ok ? taken.value : undefined
    const done = await registerSigned(app, actor, id, { ...readSheet(form), paper }, form.command)
    if (done.ok) return seeOther(c, paths.case(id), 'case.signed')
    // A sheet that cannot be taken is as good as none, and says why.
    const isSpoilt = done.reason.code === 'case.sheet-missing' && taken?.ok === false
    return again(c, id, form, isSpoilt ? taken.refusal : done.reason)
  } finally {
    await dropPapers(app, files)
  }
})

/** The sheet goes under the key of the dossier, and is taken from nobody who may not register it. */
const receivingSheet = (c: WebContext) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const { app, actor } = c.var
    const theCase = await caseAt(c, idParam<CaseId>(c))
    if (field !== 'sheet') throw new HTTPException(400)
    if (!registers(theCase.state, actor.person, await factsFor(app, theCase))) throw new Forbidden()
    return { dossier: theCase.dossier, group: 'who' }
  })

/** What the form says; a seat that cannot be read is no seat. */
export function readSheet(form: Form) {
  const [run = '', seat = '', signer = ''] = form.text('signature').split('/')
  const numbered = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
  return {
    run: numbered(run),
    seat: numbered(seat),
    signer: signer as PersonId,
    content: form.number('content'),
    day: dayTyped(form.text('day')),
    text: form.text('opinion'),
  }
}

/** The page again, with the reason and what was typed. */
async function again(c: WebContext, id: CaseId, form: Form, refused: Reason | PaperRefusal) {
  const typed = { signature: form.text('signature'), day: form.text('day'), text: form.text('opinion') }
  return show(c, await caseAt(c, id), { form: 'signature', refused, typed })
}

import { Hono } from 'hono'
import { closeDraft } from '#actions/dossiers/closing.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { decide } from '#domain/access/policy.ts'
import { changesAfter } from '#domain/dossiers/revision.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ClosingPage } from '#views/dossiers/closing.tsx'
import { paths } from '#views/paths.ts'
import { authorsOf, nameShown } from './context.ts'

/** A draft given up. */
export const closingRoutes = new Hono<Web>()

closingRoutes.get('/dossiers/:id/closing', (c) => closing(c))

closingRoutes.post('/dossiers/:id/closing', async (c) => {
  const [id, form] = [idParam<DossierId>(c), await readForm(c)]
  const [reason, content] = [form.text('reason'), form.number('content')]
  const closed = await closeDraft(c.var.app, c.var.actor, { dossier: id, reason, content }, form.command)
  if (!closed.ok) return closing(c, { reason, refusal: closed.refusal, content })
  return seeOther(c, paths.dossiers(), 'dossier.closed')
})

type Refused = { readonly reason: string; readonly refusal: string; readonly content: number }

async function closing(c: WebContext, refused?: Refused) {
  const { app, actor } = c.var
  const id = idParam<DossierId>(c)
  const reading = await readDossier(app, actor, id, { act: 'dossier.read', ...(!refused && { only: ['who'] }) })
  const dossier = reading && (await dossiers.find(app.db, id))
  if (!reading || !dossier) throw new NotFound()
  const draft = { ...reading.subject, state: 'draft' as const }
  if (!decide(actor, 'submit', draft, 'who', reading.circumstances).allow) throw new Forbidden()
  if (!refused && reading.subject.state !== 'draft') return c.redirect(paths.dossier(id), 303)
  const { reason, refusal, content = dossier.content } = refused ?? {}
  const name = nameShown(c, reading)
  return page(
    c,
    c.var.t('closing.title', { name }),
    <ClosingPage
      dossier={id}
      name={name}
      content={dossier.content}
      since={changesAfter(reading.changes, content)}
      authors={authorsOf(c)}
      {...(refused && { reason, refusal })}
    />,
    { status: refusal === undefined ? 200 : refusal === 'dossier.content-changed' ? 409 : 422 },
  )
}

import { Hono } from 'hono'
import { closeDraft } from '#actions/dossiers/closing.ts'
import { decide } from '#domain/access/policy.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ClosingPage } from '#views/dossiers/closing.tsx'
import { paths } from '#views/paths.ts'
import { nameShown } from './context.ts'

/** A draft given up. */
export const closingRoutes = new Hono<Web>()

closingRoutes.get('/dossiers/:id/closing', (c) => closing(c))

closingRoutes.post('/dossiers/:id/closing', async (c) => {
  const [id, form] = [idParam<DossierId>(c), await readForm(c)]
  const reason = form.text('reason')
  const closed = await closeDraft(c.var.app, c.var.actor, { dossier: id, reason }, form.command)
  if (!closed.ok) return closing(c, { reason, refusal: closed.refusal })
  return seeOther(c, paths.dossiers(), 'dossier.closed')
})

async function closing(c: WebContext, refused?: { readonly reason: string; readonly refusal: string }) {
  const { app, actor } = c.var
  const id = idParam<DossierId>(c)
  const reading = await readDossier(app, actor, id, { act: 'dossier.read', only: ['who'] })
  if (!reading) throw new NotFound()
  const draft = { ...reading.subject, state: 'draft' as const }
  if (!decide(actor, 'submit', draft, 'who', reading.circumstances).allow) throw new Forbidden()
  if (!refused && reading.subject.state !== 'draft') return c.redirect(paths.dossier(id), 303)
  const name = nameShown(c, reading)
  return page(c, c.var.t('closing.title', { name }), <ClosingPage dossier={id} name={name} {...refused} />, {
    status: refused ? 422 : 200,
  })
}

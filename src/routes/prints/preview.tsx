import { Hono } from 'hono'
import { previewDossier } from '#actions/prints/previewing.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { pdfShown, printerName } from '#routes/custody/context.ts'
import { nameShown } from '#routes/dossiers/context.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { PreviewPage } from '#views/prints/preview.tsx'

/** 预览: the sheets of a dossier as they would be printed. */
export const previewRoutes = new Hono<Web>()

previewRoutes.get('/dossiers/:id/preview', async (c) => {
  const id = idParam<DossierId>(c)
  const { drawing, reading, stopped } = await previewDossier(c.var.app, c.var.actor, id, printerName(c))
  const name = nameShown(c, reading)
  return page(
    c,
    c.var.t('preview.title', { name }),
    <PreviewPage
      dossier={id}
      name={name}
      pages={drawing.ok ? drawing.value.pages : []}
      notes={drawing.ok ? drawing.value.notes : []}
      stopped={stopped}
    />,
  )
})

/** The PDF of the preview, to be shown in a frame of its page; where a character is missing there is none. */
previewRoutes.get('/dossiers/:id/preview.pdf', async (c) => {
  const { drawing } = await previewDossier(c.var.app, c.var.actor, idParam<DossierId>(c), printerName(c))
  if (!drawing.ok) throw new NotFound()
  return pdfShown(c, drawing.value.pdf)
})

import { Hono } from 'hono'
import { jobOf } from '#actions/exports/building.ts'
import { exportDossiers } from '#actions/exports/exporting.ts'
import { isFormat } from '#domain/exports/formats.ts'
import type { DossierId } from '#domain/ids.ts'
import { readLeaving } from '#gate/exports/reading.ts'
import { guard } from '#gate/guard.ts'
import { nameShown } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ComparisonPage } from '#views/exports/comparison.tsx'
import { type ExportProblem, type ExportTyped, nothingTyped } from '#views/exports/fields.tsx'
import { OneExportPage } from '#views/exports/one.tsx'
import { paths } from '#views/paths.ts'
import { download } from './answers.ts'
import { namesOfMissing, problemOf, typedIn, wishIn } from './asking.ts'

/** 导出 of one dossier. */
export const dossierExportRoutes = new Hono<Web>()

dossierExportRoutes.get('/dossiers/:id/exports', (c) => show(c, nothingTyped))

dossierExportRoutes.post('/dossiers/:id/exports', async (c) => {
  const [id, form, { app, actor }] = [idParam<DossierId>(c), await readForm(c), c.var]
  await guard(app, actor, id, { action: 'export' })
  const done = await exportDossiers(app, actor, wishIn(form, [id]), form.command)
  if (!done.ok) return show(c, typedIn(form), problemOf(c, done.refusal, namesOfMissing(c, done)))
  return 'file' in done ? download(c, done.file) : seeOther(c, paths.export(done.waits), 'exports.asked')
})

async function show(c: WebContext, typed: ExportTyped, problem?: ExportProblem) {
  const [id, { app, actor, t }] = [idParam<DossierId>(c), c.var]
  await guard(app, actor, id, { action: 'export' })
  const name = app.roster.entry(id)?.columns.who.name ?? ''
  return page(
    c,
    t('exports.one.title', { name }),
    <OneExportPage dossier={id} name={name} typed={typed} problem={problem} />,
    problem && { status: 422 },
  )
}

/** 往返核对. */
dossierExportRoutes.get('/dossiers/:id/exports/comparison', async (c) => {
  const [id, { app, actor, t }] = [idParam<DossierId>(c), c.var]
  const leaving = await readLeaving(app, actor, id, 'dossier.compared')
  const asked = c.req.query('format') ?? ''
  const format = isFormat(asked) ? asked : 'lrmx'
  const job = await jobOf(app, leaving, { format, plain: false }, app.now())
  const compared = await app.exportRoom.compare(job)
  const name = nameShown(c, leaving.reading)
  return page(
    c,
    t('exports.comparison.title', { name }),
    <ComparisonPage dossier={id} name={name} format={format} compared={compared} came={job.came !== undefined} />,
  )
})

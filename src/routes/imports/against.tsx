import { Hono } from 'hono'
import { takeValues } from '#actions/imports/taking.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, ImportId } from '#domain/ids.ts'
import { nameIn } from '#domain/imports/draft.ts'
import { readAgainst } from '#gate/imports/against.ts'
import { readImport } from '#gate/imports/reader.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { AgainstPage } from '#views/imports/against.tsx'
import { paths } from '#views/paths.ts'

export const againstRoutes = new Hono<Web>()

againstRoutes.get('/imports/:id/against', (c) => show(c, idParam<ImportId>(c)))

againstRoutes.post('/imports/:id/taking', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  const isTaken = (record: string, field: string) => form.text(`${record}.${field}`) === 'take'
  const taken = await takeValues(
    c.var.app,
    c.var.actor,
    { id, version: Number(form.text('version')), isTaken },
    form.command,
  )
  if (!taken.ok) return show(c, id, taken.refusal)
  return seeOther(c, paths.dossier(taken.value as DossierId), 'import.taken')
})

async function show(c: WebContext, id: ImportId, refusal?: string) {
  const { app, actor } = c.var
  const found = await readImport(app, actor, id)
  const held = found && (await readAgainst(app, actor, { draft: found.draft, own: found.staged.dossier }))
  if (!found || !held) throw new NotFound()
  const { staged, draft } = found
  const name = nameIn(draft) || draft.file.name
  return page(
    c,
    name,
    <AgainstPage id={id} version={staged.version} name={name} file={draft.file.name} {...held} refusal={refusal} />,
    { status: refusal ? 422 : 200 },
  )
}

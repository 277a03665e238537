import { Hono } from 'hono'
import { keepTemplate } from '#actions/templates/keeping.ts'
import { Forbidden } from '#domain/errors.ts'
import type { TemplateId } from '#domain/ids.ts'
import { keepsTemplates, type TemplateRefusal } from '#domain/templates/template.ts'
import { listTemplates } from '#gate/templates/reader.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { TemplatesPage } from '#views/templates/list.tsx'
import { receiveForm } from './receiving.ts'

export const templateListRoutes = new Hono<Web>()

templateListRoutes.get(paths.templates(), (c) => show(c))

templateListRoutes.post(paths.templates(), async (c) => {
  const { app, actor } = c.var
  mustKeepTemplates(c)
  const { form, file } = await receiveForm(c)
  if (!file.read.ok) return show(c, file.read.refusal)
  const { name, bytes, read } = file
  const kept = await keepTemplate(app, actor, { file: name, bytes, form: read.value }, form.command)
  if (!kept.ok) return show(c, kept.refusal)
  return seeOther(c, paths.template(kept.value as TemplateId), 'template.kept')
})

/** Throws Forbidden for anybody but HR, before a file is read. */
export function mustKeepTemplates({ var: { actor } }: WebContext): void {
  if (!keepsTemplates(actor)) throw new Forbidden()
}

async function show(c: WebContext, refusal?: TemplateRefusal) {
  const { app, actor, t } = c.var
  const templates = await listTemplates(app, actor)
  return page(
    c,
    t('template.title'),
    <TemplatesPage templates={templates} now={app.now()} refusal={refusal} />,
    refusal === undefined ? {} : { status: 422 },
  )
}

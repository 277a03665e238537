import * as templates from '#db/templates/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { TemplateId } from '#domain/ids.ts'
import { keepsTemplates, type Template } from '#domain/templates/template.ts'
import type { App } from '#house/app.ts'

/** Every kept workbook, the newest first. Throws Forbidden for anybody but HR. */
export async function listTemplates(app: App, actor: Actor): Promise<readonly Template[]> {
  if (!keepsTemplates(actor)) throw new Forbidden()
  return templates.all(app)
}

/** One of them. Throws Forbidden for anybody but HR, NotFound where there is none. */
export async function readTemplate(app: App, actor: Actor, id: TemplateId): Promise<Template> {
  if (!keepsTemplates(actor)) throw new Forbidden()
  const found = await templates.find(app, id)
  if (!found) throw new NotFound()
  return found
}

/** The blank workbook itself, to be filled in. */
export async function blankOf(app: App, actor: Actor, id: TemplateId): Promise<Buffer> {
  await readTemplate(app, actor, id)
  const bytes = await templates.fileOf(app, id)
  if (!bytes) throw new NotFound()
  return bytes
}

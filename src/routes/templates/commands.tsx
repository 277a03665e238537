import { Hono } from 'hono'
import { type Bindings, bind, removeTemplate, renameTemplate, replaceFile } from '#actions/templates/keeping.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { TemplateId } from '#domain/ids.ts'
import { cellAsked, headingsAsked, sureOf } from '#domain/templates/asking.ts'
import { countsOf, whyNotFilled, writesOf } from '#domain/templates/filled.ts'
import { readMeaning } from '#domain/templates/meaning-text.ts'
import type { Template, TemplateRefusal } from '#domain/templates/template.ts'
import { dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { offeredTo } from '#gate/statistics/offering.ts'
import { countMeaning, countTemplate } from '#gate/templates/counting.ts'
import { blankOf, readTemplate } from '#gate/templates/reader.ts'
import type { App } from '#house/app.ts'
import { download } from '#routes/exports/answers.ts'
import { clockOf } from '#routes/statistics/tables.tsx'
import { noSuchDay } from '#routes/web/days.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { mustKeepTemplates } from './list.tsx'
import { showTemplate } from './page.tsx'
import { receiveForm } from './receiving.ts'

export const templateCommandRoutes = new Hono<Web>()

templateCommandRoutes.post('/statistics/templates/:id/meanings', async (c) => {
  const template = await theirs(c)
  const form = await readForm(c)
  const { id } = template
  const version = form.number('version')
  const done = await bind(c.var.app, c.var.actor, { id, version, choose: await choosing(c, form) }, form.command)
  if (!done.ok) return refused(c, template, form, done.refusal)
  const at = { sheet: form.text('sheet'), asOf: form.text('asOf'), clock: form.text('clock') }
  return seeOther(c, paths.template(id, at), form.text('which') === 'sure' ? 'template.bound-all' : 'template.bound')
})

/** Everything that is sure, or the one answer to one question; an answer by which the viewer may not count is none. */
async function choosing(c: WebContext, form: Form): Promise<(template: Template) => Bindings | TemplateRefusal> {
  const { app, actor } = c.var
  const { units } = await offeredTo(app, actor)
  const named = units.map(({ id }) => ({ id, name: app.directory.unitName(id) }))
  if (form.text('which') === 'sure')
    return (template) => {
      const sure = sureOf(headingsAsked(template, named))
      return sure.length > 0 ? sure : 'template.no-meaning'
    }
  const [cell, means] = [form.text('cell'), form.text('means')]
  const meaning = readMeaning(means)
  const isTheirs =
    meaning?.is === 'blank' || (meaning && (await countMeaning(app, actor, meaning, now(app))) !== 'not-theirs')
  return (template) => {
    const asked =
      cell === ''
        ? headingsAsked(template, named).find(({ key }) => key === form.text('key'))
        : cellAsked(template, form.number('sheet'), cell)
    if (!asked) return 'template.not-there'
    if (means === 'headings' && cell !== '') return [[asked.key, undefined]]
    return meaning && isTheirs ? [[asked.key, meaning]] : 'template.no-meaning'
  }
}

templateCommandRoutes.post('/statistics/templates/:id/file', async (c) => {
  const template = await theirs(c)
  const { form, file } = await receiveForm(c)
  if (!file.read.ok) return refused(c, template, form, file.read.refusal)
  const { name, bytes, read } = file
  const sent = { id: template.id, file: name, bytes, form: read.value }
  const done = await replaceFile(c.var.app, c.var.actor, sent, form.command)
  if (!done.ok) return refused(c, template, form, done.refusal)
  return seeOther(c, paths.template(template.id), 'template.replaced')
})

templateCommandRoutes.post('/statistics/templates/:id/name', async (c) => {
  const template = await theirs(c)
  const form = await readForm(c)
  const renaming = { id: template.id, name: form.text('name') }
  const done = await renameTemplate(c.var.app, c.var.actor, renaming, form.command)
  if (!done.ok) return refused(c, template, form, done.refusal)
  return seeOther(c, paths.template(template.id), 'template.renamed')
})

templateCommandRoutes.post('/statistics/templates/:id/removal', async (c) => {
  mustKeepTemplates(c)
  const form = await readForm(c)
  await removeTemplate(c.var.app, c.var.actor, idParam<TemplateId>(c), form.command)
  return seeOther(c, paths.templates(), 'template.removed')
})

templateCommandRoutes.post('/statistics/templates/:id/filled', async (c) => {
  const { app, actor } = c.var
  const template = await theirs(c)
  const form = await readForm(c)
  const at = app.now()
  const asked = askedDay(form.text('asOf'), dayOf(at))
  if (!asked.ok) return noSuchDay(c, paths.template(template.id), asked.refusal, [], form.text('asOf'))
  const [day, clock] = [asked.value ?? dayOf(at), clockOf(form.text('clock'))]
  const read = { table: 'template', template: template.id, day, clock }
  await app.logRead({ at, actor: actor.account, act: 'statistics.read', about: read })
  const filled = await countTemplate(app, actor, template, { day, clock })
  const counts = countsOf(filled)
  const why = whyNotFilled(filled)
  if (why) return refused(c, template, form, why)
  const bytes = await blankOf(app, actor, template.id)
  const body = await app.exportRoom.fill({ bytes, sheets: writesOf(template, filled) })
  const about = { template: template.id, day, clock, filled: counts.filled, open: counts.open }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'template.filled', about })
  return download(c, { name: `${fileName(`${template.name} ${day}`)}.xlsx`, body })
})

const now = (app: App) => ({ day: dayOf(app.now()), clock: 'effective' }) as const

const theirs = (c: WebContext): Promise<Template> => readTemplate(c.var.app, c.var.actor, idParam<TemplateId>(c))

/** The page as it was, with the sentence that says why nothing changed. */
function refused(c: WebContext, template: Template, form: Form, refusal: TemplateRefusal) {
  const asked = askedDay(form.text('asOf') || undefined, dayOf(c.var.app.now()))
  return showTemplate(c, template, {
    asOf: asked.ok ? asked.value : undefined,
    clock: clockOf(form.text('clock')),
    sheet: Math.max(0, form.number('sheet')),
    refusal,
  })
}

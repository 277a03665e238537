import { Hono } from 'hono'
import { choose } from '#actions/bringing/choosing.ts'
import { exportFailed } from '#actions/bringing/failing.ts'
import { tellColumns } from '#actions/bringing/listing.ts'
import { mendAlike } from '#actions/bringing/mending.ts'
import { joinLine, tellApart } from '#actions/bringing/telling-apart.ts'
import { mustHaveBrought } from '#actions/bringing/theirs.ts'
import type { Answer } from '#domain/bringing/asked.ts'
import { headingsTold, plainHeading } from '#domain/bringing/list-columns.ts'
import { NotFound } from '#domain/errors.ts'
import type { BringingId, BroughtId, DossierId, ImportId } from '#domain/ids.ts'
import { readBringing } from '#gate/bringing/reader.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import { download } from '#routes/exports/answers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam, isId } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { failedSheet } from '#views/bringing/failed-sheet.ts'
import { paths } from '#views/paths.ts'
import { show } from './page.tsx'
import { shownOf } from './shown.ts'

export const commandRoutes = new Hono<Web>()

const rowIn = (text: string): BroughtId => {
  if (!isId(text)) throw new NotFound()
  return text as BroughtId
}

commandRoutes.post('/bringings/:id/columns', async (c) => {
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  const [headings, means] = [form.all('heading'), form.all('means')]
  const told = headingsTold(headings.map((heading, at) => [plainHeading(heading), means[at] ?? ''] as const))
  const also = { hidden: form.text('hidden') === 'yes', sheets: form.text('sheets') === 'yes' }
  const row = rowIn(form.text('row'))
  const telling = { bringing: id, row, version: Number(form.text('version')), told: { headings: told, also } }
  const done = await tellColumns(c.var.app, c.var.actor, telling, form.command)
  if (!done.ok) return show(c, id, { columns: [row, done.refusal] })
  return seeOther(c, paths.bringing(id))
})

commandRoutes.post('/bringings/:id/answers', async (c) => {
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  await mustHaveBrought(c.var.app, c.var.actor, id)
  const answer = answerIn(c, form.text('answer'), form.text('text'))
  if (!answer) return seeOther(c, paths.bringing(id), 'bringing.nothing-chosen')
  const done = await mendAlike(c.var.app, c.var.actor, { bringing: id, kind: form.text('kind'), answer }, form.command)
  return seeOther(c, paths.bringing(id), done.left > 0 ? 'bringing.mended-partly' : 'bringing.mended')
})

/** `settle`, `take 1`, or `value` with its text; a value that is an id has to be a unit of the actor's. */
function answerIn(c: WebContext, answer: string, text: string): Answer | undefined {
  if (answer === 'settle') return { is: 'settle' }
  const reading = /^take (\d)$/.exec(answer)?.[1]
  if (reading !== undefined) return { is: 'take', reading: Number(reading) }
  if (answer !== 'value' || text.trim() === '' || text.length > 200) return undefined
  if (isId(text) && !unitChoices(c).some(({ id }) => id === text)) return undefined
  return { is: 'value', text }
}

commandRoutes.post('/bringings/:id/distinction', async (c) => {
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  const others = form.all('others').filter(isId) as DossierId[]
  const apart = { bringing: id, row: rowIn(form.text('row')), others, nobody: form.text('nobody') === 'yes' }
  await tellApart(c.var.app, c.var.actor, apart, form.command)
  return seeOther(c, paths.bringing(id), 'bringing.told-apart')
})

commandRoutes.post('/bringings/:id/joining', async (c) => {
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  const into = form.text('into')
  if (!isId(into)) throw new NotFound()
  const joining = { bringing: id, row: rowIn(form.text('row')), into: into as ImportId }
  const done = await joinLine(c.var.app, c.var.actor, joining, form.command)
  return seeOther(c, paths.bringing(id), done.ok ? 'bringing.joined' : 'bringing.nothing-chosen')
})

commandRoutes.post('/bringings/:id/keeping', (c) => chosen(c, 'keeping'))
commandRoutes.post('/bringings/:id/leaving', (c) => chosen(c, 'leaving'))

async function chosen(c: WebContext, what: 'keeping' | 'leaving') {
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  const rows = await rowsChosen(c, id, form)
  const count = await choose(c.var.app, c.var.actor, { bringing: id, what, rows }, form.command)
  return seeOther(c, paths.bringing(id), count === 0 ? 'bringing.nothing-chosen' : undefined)
}

/** Those that were ticked; or of the whole batch those without a question, or those that were not read. */
async function rowsChosen(c: WebContext, id: BringingId, form: Form): Promise<readonly BroughtId[]> {
  const which = form.text('which')
  if (which === '') return form.all('rows').filter(isId) as BroughtId[]
  const read = await readBringing(c.var.app, c.var.actor, id)
  if (!read) throw new NotFound()
  const { people, failed } = shownOf(c, read)
  if (which === 'failed') return failed.map(({ row }) => row)
  return which === 'clear'
    ? people.filter(({ asked, double }) => asked.length === 0 && !double).map(({ row }) => row)
    : []
}

commandRoutes.post('/bringings/:id/undoing', async (c) => {
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  const reason = form.text('reason').trim()
  if (reason === '') return show(c, id, { undoing: 'dossier.reason-missing' })
  if (reason.length > 200) return show(c, id, { undoing: 'dossier.reason-too-long' })
  await choose(c.var.app, c.var.actor, { bringing: id, what: 'undoing', rows: 'all', reason }, form.command)
  return seeOther(c, paths.bringing(id))
})

commandRoutes.post('/bringings/:id/failed', async (c) => {
  const { app, actor, t } = c.var
  const [id, form] = [idParam<BringingId>(c), await readForm(c)]
  const read = await readBringing(app, actor, id)
  if (!read) throw new NotFound()
  const failed = (read.rows ?? []).filter(({ brought }) => brought.state === 'failed').map(({ brought }) => brought)
  const bytes = await exportFailed(
    app,
    actor,
    { bringing: id, sheet: failedSheet(t, failed), rows: failed.length },
    form.command,
  )
  return download(c, { name: `${t('bringing.failed')}.xlsx`, body: bytes })
})

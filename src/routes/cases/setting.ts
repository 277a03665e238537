import { Hono } from 'hono'
import { setValues } from '#actions/cases/setting.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { settableBy } from '#gate/cases/settable.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { again } from './again.ts'
import { caseAt } from './context.ts'
import { show } from './page.tsx'

/**
 * 核定: values that a seat is there to set, read as their section says, each wrong field said there (docs/approvals.md
 * E19).
 */
export const settingRoutes = new Hono<Web>()

settingRoutes.post('/cases/:id/setting', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [idParam<CaseId>(c), await readForm(c)]
  const theCase = await caseAt(c, id)
  const found = await settableBy(app, actor, theCase, form.text('record'))
  if (!found) throw new Forbidden()
  const { record, fields } = found
  const read = readFields({ ...found.section, fields }, form.text)
  const wrong = (problems: Problems) =>
    show(c, theCase, { form: 'setting', typed: { record, values: form.text, problems } })
  if (!read.ok) return wrong(read.problems)
  const at = { run: form.number('run'), seat: form.number('seat'), content: form.number('content') }
  const done = await setValues(app, actor, id, { ...at, record, typed: read.fields }, form.command)
  if (!done.ok && done.reason.code === 'case.off-scale') return wrong({ offScale: 'off-scale' })
  if (!done.ok) return again(c, id, 'verdict', done.reason)
  return seeOther(c, paths.case(id), 'case.set')
})

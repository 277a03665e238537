import { Hono } from 'hono'
import { handleByNumber } from '#actions/cases/task.ts'
import type { NumberedTask } from '#domain/cases/numbered-task.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { numberedTask } from '#gate/cases/by-number.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { LeaverPage } from '#views/system/leaver.tsx'

/** 离职交接 of IT: by number, with the last day, and no name anywhere (docs/decisions/0110). */
export const leaverRoutes = new Hono<Web>()

leaverRoutes.get('/system/leavers/:id', async (c) => show(c, await taskAt(c)))

leaverRoutes.post('/system/leavers/:id', async (c) => {
  const { app, actor } = c.var
  const [task, form] = [await taskAt(c), await readForm(c)]
  const section = outputs[task.output]
  if (!section) throw new NotFound()
  const read = readFields(section, form.text)
  if (!read.ok) return show(c, task, { form, problems: read.problems })
  const at = { run: form.number('run'), seat: form.number('seat'), content: form.number('content') }
  const done = await handleByNumber(app, actor, task.id, { ...at, output: read.fields, text: '' }, form.command)
  return done.ok ? seeOther(c, paths.system(), 'leaver.done') : show(c, task, { form, problems: {}, stale: true })
})

async function taskAt(c: WebContext): Promise<NumberedTask> {
  const { app, actor } = c.var
  const found = await numberedTask(app, actor, idParam<CaseId>(c))
  if (!found) throw new NotFound()
  await app.logRead({ at: app.now(), actor: actor.account, act: 'case.read', about: { case: found.id } })
  return found
}

type Refused = { readonly form: Form; readonly problems: Problems; readonly stale?: true }

const show = (c: WebContext, task: NumberedTask, refused?: Refused) =>
  page(
    c,
    c.var.t('leaver.title', { number: task.staffNumber || task.number }),
    <LeaverPage
      task={task}
      typed={refused?.form.text ?? (() => '')}
      problems={refused?.problems ?? {}}
      stale={refused?.stale ?? false}
    />,
    refused ? { status: refused.stale ? 409 : 422 } : {},
  )

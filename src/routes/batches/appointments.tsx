import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { beginAppointments, joinCases, keptBatch, leaveBatch, register } from '#actions/batches/appointments.ts'
import { handleRows, type RowTask } from '#actions/batches/deciding.ts'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { unbatched } from '#db/batches/cases.ts'
import { keepsDossiers } from '#domain/access/duties.ts'
import { longestTitle } from '#domain/batches/batch.ts'
import { isJoinable, joinableKinds } from '#domain/batches/joinable.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { closing } from '#domain/cases/outputs/closing.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { type Route, taskNamed } from '#domain/cases/route.ts'
import { cleanText, readFields } from '#domain/dossiers/form.ts'
import { Forbidden } from '#domain/errors.ts'
import type { BatchId, CaseId } from '#domain/ids.ts'
import { dayOf, type PartialDate } from '#domain/time.ts'
import { readDate } from '#domain/typed-date.ts'
import type { BatchReading } from '#gate/batches/reader.ts'
import { findCases, keepsCase } from '#gate/cases/reader.ts'
import { logListed, signersOf } from '#routes/cases/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam, isId } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { NewAppointmentsPage } from '#views/batches/new-appointments.tsx'
import { paths } from '#views/paths.ts'
import { batchAt, refusedIn, showBatch } from './batch.tsx'
import { rowsOf } from './rows.ts'

/** 任免批次: what one meeting decides, with one public notice and one 办结 for all. */
export const appointmentRoutes = new Hono<Web>()

appointmentRoutes.get('/batches/appointments', (c) => showNew(c))

appointmentRoutes.post('/batches/appointments', async (c) => {
  const { app, actor, t } = c.var
  mustKeep(c)
  const form = await readForm(c)
  const title = cleanText(form.text('title')).slice(0, longestTitle)
  const cases = casesIn(form)
  if (title === '') return showNew(c, { form, problem: t('refusal.batch.no-title') })
  if (cases.length === 0) return showNew(c, { form, problem: t('refusal.batch.nobody') })
  return seeOther(c, paths.batch(await beginAppointments(app, actor, { title, cases }, form.command)), 'batch.joined')
})

appointmentRoutes.post('/batches/:id/cases', async (c) => {
  const [id, form] = [idParam<BatchId>(c), await readForm(c)]
  const done = await joinCases(c.var.app, c.var.actor, id, casesIn(form), form.command)
  return seeOther(c, paths.batch(id), done.ok ? 'batch.joined' : undefined)
})

appointmentRoutes.post('/batches/:id/removal', async (c) => {
  const { id } = (await batchAt(c)).batch
  const form = await readForm(c)
  const [of] = casesIn(form)
  const done = of && (await leaveBatch(c.var.app, c.var.actor, id, of, form.command))
  return seeOther(c, paths.batch(id), done?.ok ? 'batch.left' : undefined)
})

appointmentRoutes.post('/batches/:id/meeting', async (c) => {
  const { app } = c.var
  const reading = await batchAt(c)
  const { form, files } = await readUpload(c, minutesComing(c, reading))
  try {
    return await registerMeeting(c, reading, form, files[0])
  } finally {
    await dropPapers(app, files)
  }
})

/** The scan of the minutes goes under the key of the first dossier, and only where whoever sends it keeps the batch. */
const minutesComing = (c: WebContext, { batch, cases }: BatchReading) =>
  receivingPaper(c.var.app, async ({ field }) => {
    await keptBatch(c.var.app, c.var.actor, batch.id)
    const [first] = cases
    if (field !== 'scan' || !first) throw new HTTPException(400)
    return { dossier: first.dossier, group: 'who' }
  })

async function registerMeeting(c: WebContext, reading: BatchReading, form: Form, scan: PaperTaken | undefined) {
  const { app, actor, t } = c.var
  const words = wordsIn(c, form)
  const [body, minutes, result, secretary] = [
    words('body'),
    words('minutes'),
    words('result'),
    words('secretary', 'free'),
  ]
  const day = dayIn(c, form, 'day')
  const wrong = {
    ...body.wrong,
    ...day.wrong,
    ...minutes.wrong,
    ...result.wrong,
    ...(scan && !scan.ok && { scan: t(`field.${scan.refusal}`) }),
  }
  if (Object.keys(wrong).length > 0) return showBatch(c, reading, { wrong, said: form.text })
  const meeting = {
    body: body.value,
    day: day.value,
    minutes: minutes.value,
    result: result.value,
    secretary: secretary.value,
  }
  const done = await register(
    app,
    actor,
    reading.batch.id,
    { meeting, scan: scan?.ok ? scan.value : undefined },
    form.command,
  )
  return seeOther(c, paths.batch(reading.batch.id), done.ok ? 'batch.registered' : undefined)
}

appointmentRoutes.post('/batches/:id/notice', async (c) => {
  const { app, actor, t } = c.var
  const reading = await batchAt(c)
  const form = await readForm(c)
  const [from, until, outcome] = [dayIn(c, form, 'from'), dayIn(c, form, 'until'), wordsIn(c, form)('outcome')]
  const isBackwards = !from.wrong && !until.wrong && until.value < from.value
  const wrong = {
    ...from.wrong,
    ...until.wrong,
    ...outcome.wrong,
    ...(isBackwards && { until: t('appointments.backwards') }),
  }
  if (Object.keys(wrong).length > 0) return showBatch(c, reading, { wrong, said: form.text })
  const notice = { from: from.value, until: until.value, result: outcome.value }
  const done = await register(app, actor, reading.batch.id, { notice }, form.command)
  return seeOther(c, paths.batch(reading.batch.id), done.ok ? 'batch.registered' : undefined)
})

type Typed<T> = { readonly value: T; readonly wrong?: Readonly<Record<string, string>> }

const wordsIn =
  ({ var: { t } }: WebContext, form: Form) =>
  (key: string, free?: 'free'): Typed<string> => {
    const value = cleanText(form.text(key)).slice(0, 120)
    return value === '' && !free ? { value, wrong: { [key]: t('field.required') } } : { value }
  }

function dayIn({ var: { t } }: WebContext, form: Form, key: string): Typed<PartialDate> {
  const typed = form.text(key).trim()
  const read = readDate(typed)
  if (typed === '' || !read.ok)
    return { value: '' as PartialDate, wrong: { [key]: t(typed === '' ? 'field.required' : 'field.not-a-date') } }
  return read.value.length === 8
    ? { value: read.value }
    : { value: read.value, wrong: { [key]: t('field.day-needed') } }
}

/** One 办结 for all that are ticked, with a result for each. */
appointmentRoutes.post('/batches/:id/closing', async (c) => {
  const { app, actor, t } = c.var
  const reading = await batchAt(c)
  const form = await readForm(c)
  const typed = { opinion: '', rest: 'leave', chosen: new Set(form.all('case')), ticks: [] } as const
  if (reading.batch.kind === 'appointments' && !reading.batch.content.meeting)
    return showBatch(c, reading, { typed, problem: t('refusal.batch.no-meeting'), said: form.text })
  const read = readFields(closing, form.text)
  if (!read.ok) return showBatch(c, reading, { typed, task: { values: form.text, problems: read.problems } })
  const tasks = reading.cases.flatMap(({ id, route, state }): readonly RowTask[] => {
    const seat = /^(\d{1,9}) (\d{1,9}) (\d{1,9})$/.exec(form.text(`seat-${id}`))
    if (!seat || !typed.chosen.has(id)) return []
    const [run, at, content] = seat.slice(1).map(Number) as [number, number, number]
    if (!closes(route, state, run)) return []
    return [{ case: id, task: { run, seat: at, content, output: read.fields, text: '' } }]
  })
  if (tasks.length === 0) return showBatch(c, reading, { typed, problem: t('batch.none-chosen'), said: form.text })
  const refused = refusedIn(await handleRows(app, actor, tasks, form.command))
  if (refused.size === 0) return seeOther(c, paths.batch(reading.batch.id), 'batch.closed')
  return showBatch(c, await batchAt(c), { typed, refused })
})

/** Whether the task that waits there is 办结, and no other task of HR such as the report upwards. */
function closes(route: Route, state: CaseState, number: number): boolean {
  const block = state.runs.find(({ run }) => run === number)?.block ?? ''
  const asked = outputs[taskNamed(route, block)?.output ?? '']?.fields ?? []
  return closing.fields.every((field) => asked.includes(field))
}

const casesIn = (form: Form): readonly CaseId[] => form.all('case').filter(isId) as CaseId[]

function mustKeep({ var: { actor } }: WebContext): void {
  if (!keepsDossiers(actor)) throw new Forbidden()
}

/** Cases that a meeting may decide on, under way, kept by whoever asks and in no batch. */
export async function joinable(c: WebContext) {
  const { app, actor } = c.var
  const found = await findCases(app, actor, await unbatched(app.db, joinableKinds()))
  return found.filter((theCase) => keepsCase(app, actor, theCase) && isJoinable(theCase))
}

async function showNew(c: WebContext, again?: { readonly form: Form; readonly problem: string }) {
  const { app, t } = c.var
  mustKeep(c)
  const rows = await rowsOf(c, await joinable(c))
  await logListed(c, rows.length)
  return page(
    c,
    t('appointments.new'),
    <NewAppointmentsPage
      rows={rows}
      title={again?.form.text('title') ?? t('appointments.name', { year: dayOf(app.now()).slice(0, 4) })}
      chosen={new Set(again?.form.all('case') ?? [])}
      problem={again?.problem}
      names={namesOf(c)}
      signers={signersOf(c)}
    />,
    again && { status: 422 },
  )
}

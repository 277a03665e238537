import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { keptBatch, register } from '#actions/batches/appointments.ts'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import type { BatchReading } from '#gate/batches/reader.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { batchAt, showBatch } from './batch.tsx'
import { dayIn, wordsIn } from './typed.ts'

/** What came of the meeting of a 任免批次 and of its public notice, registered and mended. */
export const meetingRoutes = new Hono<Web>()

meetingRoutes.post('/batches/:id/meeting', async (c) => {
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

meetingRoutes.post('/batches/:id/notice', async (c) => {
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

import { Hono } from 'hono'
import { handleRows, type RowTask } from '#actions/batches/deciding.ts'
import type { CaseState } from '#domain/cases/case.ts'
import { closing } from '#domain/cases/outputs/closing.ts'
import { closesWith } from '#domain/cases/outputs/index.ts'
import { type Route, taskNamed } from '#domain/cases/route.ts'
import { readFields } from '#domain/dossiers/form.ts'
import { readForm } from '#routes/web/forms.ts'
import type { Web } from '#routes/web/web.ts'
import { batchAt, onwards, refusedIn, showBatch, turned } from './batch.tsx'
import { placeIn, seatsDrawn, tickedIn } from './typed.ts'

/** 办结 of a batch. */
export const batchClosingRoutes = new Hono<Web>()

/** One 办结 for all that are ticked, with a result for each. */
batchClosingRoutes.post('/batches/:id/closing', async (c) => {
  const { app, actor, t } = c.var
  const reading = await batchAt(c)
  const form = await readForm(c)
  const typed = { opinion: '', rest: 'leave', chosen: tickedIn(form, reading.cases), ticks: [] } as const
  const place = placeIn(form)
  if (form.text('step') !== '') {
    const task = { values: form.text, problems: {} }
    return showBatch(c, reading, { place, task, typed: turned(c, form, reading.cases, typed) })
  }
  if (reading.batch.kind === 'appointments' && !reading.batch.content.meeting)
    return showBatch(c, reading, { place, typed, problem: t('refusal.batch.no-meeting'), said: form.text })
  const read = readFields(closing, form.text)
  if (!read.ok) return showBatch(c, reading, { place, typed, task: { values: form.text, problems: read.problems } })
  const seatOf = seatsDrawn(form)
  const tasks = reading.cases.flatMap((theCase): readonly RowTask[] => {
    const { id, route, state } = theCase
    const seat = seatOf(theCase)
    if (!seat || !typed.chosen.has(id) || !closes(route, state, seat.run)) return []
    return [{ case: id, task: { ...seat, output: read.fields, text: '' } }]
  })
  if (tasks.length === 0)
    return showBatch(c, reading, { place, typed, problem: t('batch.none-chosen'), said: form.text })
  const refused = refusedIn(await handleRows(app, actor, tasks, form.command))
  if (refused.size === 0) return onwards(c, reading.batch.id, 'batch.closed')
  return showBatch(c, await batchAt(c), { typed, refused })
})

/** Whether the task that waits there is 办结, and no other task of HR such as the report upwards. */
function closes(route: Route, state: CaseState, number: number): boolean {
  const block = state.runs.find(({ run }) => run === number)?.block ?? ''
  return closesWith(taskNamed(route, block)?.output ?? '')
}

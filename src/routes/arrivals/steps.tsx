import { Hono } from 'hono'
import { answerArrival, attachSlip, makeGood, noteReminder, printReceipt } from '#actions/arrivals/answering.ts'
import { amendArrival, checkArrival } from '#actions/arrivals/registering.ts'
import { approveArrival, storeArrival } from '#actions/arrivals/storing.ts'
import { tieArrival } from '#actions/arrivals/tying.ts'
import { type Arrival, volumesOf } from '#domain/arrivals/arrival.ts'
import { readAnswered, readCheck, readMade, readReminder, readSlip } from '#domain/arrivals/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { arrivalFor, findShown, mayTie } from '#gate/arrivals/arrivals.ts'
import { nameOfAccount, noFace, pdfFile, printerName } from '#routes/custody/context.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { codeField } from '#views/arrivals/filing.tsx'
import { receiptOf } from '#views/arrivals/sheets.ts'
import { paths } from '#views/paths.ts'
import { arrivalId, houseOf, sentence, unitsFor } from './context.ts'
import { showArrival } from './show.tsx'

/** What came, and what is done with it, step by step. */
export const arrivalStepRoutes = new Hono<Web>()

arrivalStepRoutes.get('/arrivals/:id', (c) => showArrival(c))

arrivalStepRoutes.post('/arrivals/:id', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const read = readSlip(form.text, { today: dayOf(app.now()), units: unitsFor(c).map(({ id }) => id) })
  if (!read.ok) return showArrival(c, { typed: form.text, problems: read.problems })
  const again = { arrival: arrival.id, version: form.number('version'), slip: read.value }
  return told(c, form, await amendArrival(app, actor, again, form.command), 'arrival.amended')
})

arrivalStepRoutes.post('/arrivals/:id/check', async (c) => {
  const { app, actor } = c.var
  const [form, id] = [await readForm(c), arrivalId(c)]
  const read = readCheck(form.text)
  if (!read.ok) return showArrival(c, { typed: form.text, problems: read.problems })
  const checked = { arrival: id, version: form.number('version'), check: read.value }
  return told(c, form, await checkArrival(app, actor, checked, form.command), 'arrival.checked')
})

arrivalStepRoutes.post('/arrivals/:id/dossier', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const tie = { arrival: arrival.id, dossier: meantIn(c, form) }
  return told(c, form, await tieArrival(app, actor, tie, form.command), 'arrival.tied')
})

arrivalStepRoutes.post('/arrivals/:id/slip', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const sheet = (of: Arrival) => receiptOf(of, houseOf(c), (account) => nameOfAccount(app, account))
  const order = { arrival: arrival.id, by: printerName(c), sheet }
  const done = await printReceipt(app, actor, order, form.command)
  if (!done.ok) return showArrival(c, { typed: () => '', said: noFace(c, done.missing) })
  return pdfFile(c, done.pdf, `P-${done.runCode}.pdf`)
})

arrivalStepRoutes.post('/arrivals/:id/receipt', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const read = readAnswered(form.text, since(c, arrival.slip.receivedOn))
  if (!read.ok) return showArrival(c, { typed: form.text, problems: read.problems })
  const answer = { arrival: arrival.id, sentOn: read.value }
  return told(c, form, await answerArrival(app, actor, answer, form.command), 'arrival.answered')
})

arrivalStepRoutes.post('/arrivals/:id/reminder', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const read = readReminder(form.text, since(c, arrival.slip.receivedOn))
  if (!read.ok) return showArrival(c, { typed: form.text, problems: read.problems })
  const reminder = { arrival: arrival.id, on: read.value }
  return told(c, form, await noteReminder(app, actor, reminder, form.command), 'arrival.reminded')
})

/** The scan goes under the key of the dossier that the paper is tied to; without one there is no form for it. */
arrivalStepRoutes.post('/arrivals/:id/scan', async (c) => {
  const { app, actor } = c.var
  const { id, dossier } = await shown(c)
  if (!dossier) throw new NotFound()
  const { form, files } = await readUpload(
    c,
    receivingPaper(app, async () => ({ dossier, group: 'custody' })),
  )
  try {
    const [scan] = files
    if (!scan) return await showArrival(c, { typed: form.text, problems: { scan: 'required' } })
    if (!scan.ok) return await showArrival(c, { typed: form.text, scan: c.var.t(`field.${scan.refusal}`) })
    return await told(
      c,
      form,
      await attachSlip(app, actor, { arrival: id, scan: scan.value }, form.command),
      'arrival.scanned',
    )
  } finally {
    await dropPapers(app, files)
  }
})

arrivalStepRoutes.post('/arrivals/:id/approval', async (c) => {
  const { app, actor } = c.var
  const form = await readForm(c)
  const approval = { arrival: arrivalId(c), version: form.number('version') }
  return told(c, form, await approveArrival(app, actor, approval, form.command), 'arrival.approved')
})

arrivalStepRoutes.post('/arrivals/:id/missing', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const read = readMade(form.text, since(c, arrival.slip.receivedOn))
  if (!read.ok) return showArrival(c, { typed: form.text, problems: read.problems })
  const made = { arrival: arrival.id, made: read.value }
  return told(c, form, await makeGood(app, actor, made, form.command), 'arrival.made-good')
})

arrivalStepRoutes.post('/arrivals/:id/box', async (c) => {
  const { app, actor } = c.var
  const [form, arrival] = [await readForm(c), await shown(c)]
  const codes = volumesOf(arrival.slip.counted).map((_, at) => form.text(codeField(at)))
  const store = { arrival: arrival.id, codes, make: form.text('make') === 'on' }
  return told(c, form, await storeArrival(app, actor, store, form.command), 'arrival.stored')
})

/** It is there for whoever sends the form, before a word of it is looked at. */
const shown = (c: WebContext) => arrivalFor(c.var.app, c.var.actor, arrivalId(c))

const since = ({ var: { app } }: WebContext, from: Arrival['slip']['receivedOn']) => ({
  from,
  until: dayOf(app.now()),
})

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: string }
type Notice = Parameters<typeof seeOther>[2]

/** Whoever stood in sees no more of what came once the step is taken. */
async function told(c: WebContext, form: Form, done: Done, notice: Notice) {
  if (!done.ok) return showArrival(c, { typed: form.text, said: sentence(c, done.refusal) }, 409)
  const isShown = await findShown(c.var.app, c.var.actor, arrivalId(c))
  return seeOther(c, isShown ? paths.arrival(arrivalId(c)) : paths.home(), notice)
}

/** The dossier that was chosen, or the one of the number that was typed. */
function meantIn({ var: { app, actor } }: WebContext, form: Form): DossierId | undefined {
  const number = form.text('filed').trim()
  if (number === '') return isId(form.text('dossier')) ? (form.text('dossier') as DossierId) : undefined
  const found = app.roster.numbered(number).filter(({ subject }) => mayTie(app, actor, subject))
  return found.length === 1 ? found[0]?.subject.dossier : undefined
}

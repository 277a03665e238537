import { Hono } from 'hono'
import { addMaterials } from '#actions/materials/adding.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { DossierId } from '#domain/ids.ts'
import { isClassKey } from '#domain/materials/classes.ts'
import { type Cells, columns, readEntry } from '#domain/materials/typed.ts'
import { type Day, dayOf, partialDateOf } from '#domain/time.ts'
import { readDate } from '#domain/typed-date.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ReceiptPage } from '#views/materials/receipt.tsx'
import { paths } from '#views/paths.ts'
import { nameOf } from './catalogue.tsx'
import { kept } from './entry.tsx'

/** 登记收到的材料. */
export const receiptRoutes = new Hono<Web>()

receiptRoutes.get('/dossiers/:id/materials/receipt', (c) =>
  receiptPage(c, kept(c), {
    typed: { ...begun(c), from: '', receivedOn: dayOf(c.var.app.now()) },
    problems: {},
    problemOf: {},
  }),
)

/** Class and title where a case says which paper it adds. */
function begun(c: WebContext): Cells {
  const [key = '', title = ''] = [c.req.query('class'), c.req.query('title')]
  return { ...(isClassKey(key) && { class: key }), ...(title && { title: title.slice(0, 200) }) }
}

receiptRoutes.post('/dossiers/:id/materials/receipt', async (c) => {
  const form = await readForm(c)
  const [dossier, { app, actor }] = [kept(c), c.var]
  const today = dayOf(app.now())
  const read = readEntry(cellsSent(form), today)
  const from = cleanText(form.text('from')).replaceAll('\n', ' ')
  const day = dayTyped(form.text('receivedOn'), today)
  const problemOf = {
    ...(from === '' && { from: 'required' as const }),
    ...(from.length > 60 && { from: 'too-long' as const }),
    ...(typeof day !== 'string' && { receivedOn: day.problem }),
  }
  if (!read.ok || typeof day !== 'string' || Object.keys(problemOf).length > 0) {
    const typed = { ...cellsSent(form), from: form.text('from'), receivedOn: form.text('receivedOn') }
    return receiptPage(c, dossier, { typed, problems: read.ok ? {} : read.problems, problemOf }, 422)
  }
  const received = { dossier, entries: [{ ...read.entry, from, receivedOn: day }] }
  const added = await addMaterials(app, actor, received, 'received', form.command)
  if (!added.ok) throw new Error(added.refusal)
  return seeOther(c, paths.materials(dossier), 'material.received')
})

/** The cells of one line, as a form sends them. */
export const cellsSent = (form: Form): Cells => Object.fromEntries(columns.map((column) => [column, form.text(column)]))

function dayTyped(text: string, today: Day): Day | { readonly problem: 'required' | 'not-a-date' | 'date-ahead' } {
  if (text.trim() === '') return { problem: 'required' }
  const read = readDate(text)
  if (!read.ok || read.value.length < 8) return { problem: 'not-a-date' }
  if (read.value > partialDateOf(today)) return { problem: 'date-ahead' }
  return `${read.value.slice(0, 4)}-${read.value.slice(4, 6)}-${read.value.slice(6)}` as Day
}

type State = Pick<Parameters<typeof ReceiptPage>[0], 'typed' | 'problems' | 'problemOf'>

const receiptPage = (c: WebContext, dossier: DossierId, state: State, status: 200 | 422 = 200) =>
  page(c, c.var.t('materials.receipt.title'), <ReceiptPage dossier={dossier} name={nameOf(c, dossier)} {...state} />, {
    status,
  })

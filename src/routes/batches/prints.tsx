import { Hono } from 'hono'
import { printApprovals } from '#actions/prints/approval.ts'
import { printPapers } from '#actions/prints/papers.ts'
import type { Case } from '#db/cases/cases.ts'
import { isAnnounced } from '#domain/batches/joinable.ts'
import { listsOf, type PrintedRow } from '#domain/batches/papers.ts'
import { sheetsIn } from '#domain/batches/sheets.ts'
import { type CasePaper, casePapers } from '#domain/cases/kind.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { lettersOf } from '#domain/letters/letter.ts'
import { limits } from '#domain/limits.ts'
import { type Money, negative, shownMoney, sumOf } from '#domain/money.ts'
import type { TypedForm } from '#domain/prints/form.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { dayOf, formatPartialDate, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import type { BatchReading } from '#gate/batches/reader.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { submittedIn } from '#gate/cases/submitted.ts'
import { readLastLetter } from '#gate/letters/last.ts'
import { paperOf } from '#routes/cases/papers.ts'
import { noFace, pdfFile, printerName } from '#routes/custody/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { BatchRow } from '#views/batches/rows.tsx'
import { casePaperSheets } from '#views/prints/case-papers.ts'
import { appointedIn, houseOf } from './appointed.ts'
import { batchAt, showBatch } from './batch.tsx'
import { rowsOf } from './rows.ts'
import { entityIn, usualLetter } from './usual-letter.ts'

/** What a batch prints: its lists in one file, and the 任免审批表 of each in another. */
export const batchPrintRoutes = new Hono<Web>()

batchPrintRoutes.post('/batches/:id/prints', async (c) => {
  const { app, actor, t } = c.var
  const reading = await batchAt(c)
  const form = await readForm(c)
  const { batch, cases, hidden } = reading
  if (hidden > 0 || cases.length === 0 || !cases.every((one) => keepsCase(app, actor, one))) throw new Forbidden()
  const at = app.now()
  if (form.text('which') === 'forms') {
    const printed = await printPapers(
      app,
      actor,
      {
        paper: 'appointment',
        dossiers: cases.map(({ dossier }) => dossier),
        forms: await formsOf(c, cases),
        by: printerName(c),
        edition: '2025',
        copies: 1,
        reason: batch.content.title,
      },
      form.command,
    )
    if (!printed.ok) return showBatch(c, reading, { problem: t(`refusal.${printed.refusal}`) })
    return pdfFile(c, printed.pdf, `P-${printed.runCode}.pdf`)
  }
  const sheet = casePapers.find((one) => one === form.text('sheet'))
  if (sheet) return printSheets(c, reading, sheet, form)
  const rows = await rowsOf(c, cases)
  const kind = batch.kind === 'appointments' ? 'appointments' : 'pay'
  const { notice } = batch.content
  const [list, ...more] = listsOf(kind, rows.map(kind === 'pay' ? paidRow(c) : appointedRow(c)), {
    unit: houseOf(c),
    until: untilOf(at),
    madeBy: app.directory.nameOf(actor.person),
    notice: notice && `${formatPartialDate(notice.from)} 至 ${formatPartialDate(notice.until)}`,
  })
  const last = await readLastLetter(
    app,
    actor,
    entityIn(
      c,
      rows.map(({ theCase }) => theCase),
    ),
  )
  const letters =
    kind === 'appointments'
      ? lettersOf(rows.filter(({ theCase }) => isAnnounced(theCase)).map(appointedIn(c)), usualLetter(c, batch, last))
      : []
  const drawn = list && (await app.printRoom.nameList({ at, list, more, letters }))
  if (!drawn?.ok) return showBatch(c, reading, { problem: noFace(c, drawn?.missing ?? []) })
  await app.logRead({ at, actor: actor.account, act: 'batch.printed', about: { batch: batch.id, rows: rows.length } })
  return pdfFile(c, drawn.pdf, `${batch.number}.pdf`)
})

/** A sheet of each case that was not turned down, as one file of so many at most, in the order of the list. */
async function printSheets(c: WebContext, reading: BatchReading, sheet: CasePaper, form: Form) {
  const { app, actor, t } = c.var
  const all = sheetsIn(reading.cases)
  const from = Number(/^\d{1,4}$/.exec(form.text('from'))?.[0] ?? 0)
  const cases = all.cases.slice(from, from + limits.paperPeople)
  if (!all.sheets.includes(sheet) || cases.length === 0) throw new NotFound()
  const { purpose, groups } = casePaperSheets[sheet]
  const printed = await printApprovals(
    app,
    actor,
    {
      cases: cases.map(({ id }) => id),
      by: printerName(c),
      purpose,
      groups,
      sheet: (material) => paperOf(c, sheet, material),
    },
    form.command,
  )
  if (printed.ok) return pdfFile(c, printed.pdf, `P-${printed.runCode}.pdf`)
  const lacking = printed.stopped.map(({ at, missing }) => {
    const name = cases[at] && aboutOf(cases[at].state).name
    return `${name}${t('kit.colon')}${noFace(c, missing)}`
  })
  return showBatch(c, reading, { problem: lacking.join(' ') })
}

/** What each case says of the appointment: a form of its own for each. */
async function formsOf({ var: { app, actor } }: WebContext, cases: readonly Case[]) {
  const forms = new Map<DossierId, TypedForm>()
  for (const one of cases) {
    const said = await submittedIn(app, actor, one)
    if (said) forms.set(one.dossier, said)
  }
  return forms
}

function untilOf(at: Instant): string {
  const [year, month, day] = dayOf(at).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** What the lists say of one appointment or dismissal. */
const appointedRow =
  (c: WebContext) =>
  (row: BatchRow): PrintedRow => {
    const { name, unit, post, proposed, removed, effective, document } = appointedIn(c)(row)
    const about = { name, unit, post, proposed, removed, from: day(effective), document, standard: '', approved: '' }
    return { ...about, ...amountsIn(undefined, c.var.app.now()) }
  }

/** What the list of pay says of one adjustment. */
const paidRow =
  ({ var: { app } }: WebContext) =>
  ({ theCase, post, records = [] }: BatchRow): PrintedRow => {
    const paid = records.find(({ section }) => section === 'pay')
    return {
      ...aboutOf(theCase.state),
      post,
      proposed: '',
      removed: '',
      from: day(paid?.fields['from']),
      document: words(paid?.fields['document'] ?? paid?.basis),
      standard: [paid?.fields['grade'], paid?.fields['step']].map(words).filter(Boolean).join(' '),
      approved: day(paid?.fields['approved']),
      ...amountsIn(paid, app.now()),
    }
  }

function amountsIn(paid: ProposedRecord | undefined, at: Instant): Pick<PrintedRow, 'was' | 'now' | 'more'> {
  const [was, now] = [amountIn(paid?.beside, at), amountIn(paid?.fields, at)]
  const more = was && now && sumOf([now, negative(was)])
  return { was: shown(was), now: shown(now), more: shown(more) }
}

const shown = (amount: Money | undefined): string => (amount ? shownMoney(amount) : '')

const day = (value: Fields[string]): string => (value ? formatPartialDate(value as PartialDate) : '')

const words = (value: Fields[string]): string =>
  typeof value === 'object' && 'text' in value ? value.text : String(value ?? '')

/** As it was typed, or reckoned from what was. */
function amountIn(fields: Fields | undefined, at: Instant): Money | undefined {
  const total = proposedSection('pay')?.fields.find(({ key }) => key === 'total')
  if (!total || !fields) return undefined
  return (fields[total.key] ?? total.derive?.(fields, {}, partialDateOf(dayOf(at)))) as Money | undefined
}

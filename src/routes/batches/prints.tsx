import { Hono } from 'hono'
import { printPapers } from '#actions/prints/papers.ts'
import type { Case } from '#db/cases/cases.ts'
import { listsOf, type PrintedRow } from '#domain/batches/papers.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { outputOf } from '#domain/cases/standing.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { type Money, negative, shownMoney, sumOf } from '#domain/money.ts'
import type { TypedForm } from '#domain/prints/form.ts'
import { submission } from '#domain/proposals/appointing-forms.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { dayOf, formatPartialDate, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { submittedIn } from '#gate/cases/submitted.ts'
import { noFace, pdfFile, printerName } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { BatchRow } from '#views/batches/rows.tsx'
import { batchAt, showBatch } from './batch.tsx'
import { rowsOf } from './rows.ts'

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
  const rows = await rowsOf(c, cases)
  const kind = batch.kind === 'appointments' ? 'appointments' : 'pay'
  const { notice } = batch.content
  const [list, ...more] = listsOf(kind, rows.map(kind === 'pay' ? paidRow(c) : appointedRow(c)), {
    unit: houseOf(c),
    until: untilOf(at),
    madeBy: app.directory.nameOf(actor.person),
    notice: notice && `${formatPartialDate(notice.from)} 至 ${formatPartialDate(notice.until)}`,
  })
  const drawn = list && (await app.printRoom.nameList({ at, list, more }))
  if (!drawn?.ok) return showBatch(c, reading, { problem: noFace(c, drawn?.missing ?? []) })
  await app.logRead({ at, actor: actor.account, act: 'batch.printed', about: { batch: batch.id, rows: rows.length } })
  return pdfFile(c, drawn.pdf, `${batch.number}.pdf`)
})

/** What each case says of the appointment: a form of its own for each. */
async function formsOf({ var: { app, actor } }: WebContext, cases: readonly Case[]) {
  const forms = new Map<DossierId, TypedForm>()
  for (const one of cases) {
    const said = await submittedIn(app, actor, one)
    if (said) forms.set(one.dossier, said)
  }
  return forms
}

const houseOf = ({ var: { app } }: WebContext): string =>
  [...app.directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''

function untilOf(at: Instant): string {
  const [year, month, day] = dayOf(at).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** What the lists say of one appointment or dismissal: what it proposes, and what its 办结 recorded. */
const appointedRow =
  ({ var: { app } }: WebContext) =>
  ({ theCase, post, records = [] }: BatchRow): PrintedRow => {
    const of = (section: string) => records.find((record) => record.section === section)
    const [basic, appointed] = [of('basic'), of('appointments')]
    const said = of(submission.key)?.fields
    const closed = outputOf(theCase.state)
    const { name, unit } = aboutOf(theCase.state)
    const proposed = said ? words(said['proposed']) : words(basic?.fields['post']) || words(appointed?.fields['text'])
    const moved = basic?.fields['unit']
    return {
      name,
      unit: (proposed && moved && app.directory.units.get(moved as UnitId)?.name) || unit,
      post: words(basic?.base['post']) || post,
      proposed,
      removed: words(said?.['removed']) || (proposed ? removedIn(basic) : ''),
      from: day(closed['effective'] ?? appointed?.fields[proposed ? 'from' : 'to']),
      document: words(closed['document']),
      standard: '',
      approved: '',
      ...amountsIn(undefined, app.now()),
    }
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

/** 拟免: the post that somebody would no longer hold. */
const removedIn = (basic: ProposedRecord | undefined): string =>
  basic && words(basic.fields['post']) !== words(basic.base['post']) ? words(basic.base['post']) : ''

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

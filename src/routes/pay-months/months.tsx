import { Hono } from 'hono'
import { closePayMonth, reopenPayMonth } from '#actions/pay-months/closing.ts'
import { savePayColumns } from '#actions/pay-months/columns.ts'
import { enterPayMonth } from '#actions/pay-months/entering.ts'
import { inTurns } from '#db/turns.ts'
import { keepsPay } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import { readTable, type Table, writeTable } from '#domain/grid/table.ts'
import { limits } from '#domain/limits.ts'
import { readMoney } from '#domain/money.ts'
import { isBlank } from '#domain/opening/lines.ts'
import { sumOfMonth } from '#domain/pay-months/differences.ts'
import { headingsTold } from '#domain/pay-months/headings.ts'
import { createPaidReader, grossOf, type PaidRead } from '#domain/pay-months/lines.ts'
import { monthBefore, monthOf, monthsBack, type PayMonth, payMonth } from '#domain/pay-months/month.ts'
import { dayOf } from '#domain/time.ts'
import { shownSheet } from '#domain/workbooks/workbook.ts'
import { findPerson, unlessOpen } from '#gate/opening/persons.ts'
import { readPaid } from '#gate/pay-months/paid.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { receiveWorkbook } from '#routes/web/workbook.ts'
import { listSizes } from '#views/list-sizes.ts'
import { paths } from '#views/paths.ts'
import { PayMonthsPage, signed, yuanSaid } from '#views/pay-months/months.tsx'
import { linesOfPay } from './columns.ts'
import { monthPage, type Shown } from './shown.tsx'

/** 薪酬: 月度工资, entered by finance for everybody, month by month. */
export const payMonthRoutes = new Hono<Web>()

payMonthRoutes.get(paths.pay(), (c) => {
  mustKeepPay(c)
  return seeOther(c, paths.payMonths())
})

payMonthRoutes.get(paths.payMonths(), async (c) => {
  mustKeepPay(c)
  const { app, actor, t } = c.var
  const people = await readPaid(app, actor)
  const months = monthsBack(monthOf(dayOf(app.now())), monthsShown).map((month) => ({
    month,
    ...sumOfMonth(people, month),
    before: sumOfMonth(people, monthBefore(month)),
    isClosed: app.directory.settings.payMonths.has(month),
  }))
  return page(c, t('pay-month.title'), <PayMonthsPage actor={actor} months={months} />)
})

/** A year, so that the oldest still has one before it. */
const monthsShown = 12

payMonthRoutes.get('/pay/months/:month', (c) => monthPage(c, monthIn(c)))

payMonthRoutes.post('/pay/months/:month', async (c) => {
  const month = monthIn(c)
  const form = await readForm(c)
  const shown = await lookedThrough(c, month, readTable(form.text('rows')), form.text('control'))
  const step = form.text('step')
  const { reads = [], lines = [], refusal, controlOff: off } = shown
  const isWrong = reads.some((read) => read && !read.ok)
  const isRefused = refusal !== undefined || off !== undefined
  const paid = reads.flatMap((read) => (read?.ok ? [read.line] : []))
  if (step === 'check' || isRefused || (isWrong && step !== 'save-right') || paid.length === 0)
    return monthPage(c, month, { ...shown, status: isRefused || isWrong ? 422 : 200 })

  const { app, actor, t } = c.var
  const entered = await enterPayMonth(app, actor, { month, lines: paid }, form.command)
  if (!entered.ok) return monthPage(c, month, { ...shown, refusal: t(`refusal.${entered.refusal}`), status: 409 })
  if (!isWrong) return seeOther(c, paths.payMonth(month), 'pay-month.entered')
  const left = lines.filter((_, at) => reads[at]?.ok === false)
  return monthPage(c, month, {
    lines: left,
    reads: reads.filter((read) => read?.ok === false),
    refusal: t('pay-month.saved-part', { count: paid.length, left: left.length }),
    status: 422,
  })
})

payMonthRoutes.post('/pay/months/:month/workbook', async (c) => {
  const month = monthIn(c)
  const { read } = await receiveWorkbook(c)
  if (!read.ok) return monthPage(c, month, { refusal: c.var.t(`refusal.${read.refusal}`, listSizes), status: 422 })
  const rows = (shownSheet(read.value)?.rows ?? []).filter(({ isHidden }) => !isHidden).map(({ cells }) => cells)
  return monthPage(c, month, await lookedThrough(c, month, rows, ''))
})

payMonthRoutes.post('/pay/months/:month/columns', async (c) => {
  const month = monthIn(c)
  const form = await readForm(c)
  const means = form.all('means')
  const told = headingsTold(form.all('heading').map((heading, at) => [heading, means[at] ?? ''] as const))
  await savePayColumns(c.var.app, c.var.actor, told, form.command)
  return monthPage(c, month, await lookedThrough(c, month, readTable(form.text('rows')), form.text('control')))
})

payMonthRoutes.post('/pay/months/:month/closing', async (c) => {
  const month = monthIn(c)
  const form = await readForm(c)
  const done = await closePayMonth(c.var.app, c.var.actor, month, form.command)
  if (!done.ok) return monthPage(c, month, { refusal: c.var.t(`refusal.${done.refusal}`), status: 409 })
  return seeOther(c, paths.payMonth(month), 'pay-month.closed')
})

payMonthRoutes.post('/pay/months/:month/reopening', async (c) => {
  const month = monthIn(c)
  const form = await readForm(c)
  const done = await reopenPayMonth(c.var.app, c.var.actor, month, form.command)
  if (!done.ok) return monthPage(c, month, { refusal: c.var.t(`refusal.${done.refusal}`), status: 409 })
  return seeOther(c, paths.payMonth(month), 'pay-month.reopened')
})

function mustKeepPay({ var: { actor } }: WebContext): void {
  if (!keepsPay(actor)) throw new Forbidden()
}

function monthIn(c: WebContext): PayMonth {
  mustKeepPay(c)
  const month = payMonth(c.req.param('month') ?? '', dayOf(c.var.app.now()))
  if (!month) throw new NotFound()
  return month
}

/** So many lines are looked through in one turn. */
const atOnce = 50

/** A table as it was pasted or read: its lines, what is wrong with each, and whether they come to the control total. */
async function lookedThrough(c: WebContext, month: PayMonth, table: Table, control: string): Promise<Shown> {
  const { app, actor, t } = c.var
  const { lines, unknown } = linesOfPay(c, table)
  const shown = { lines, control, untold: { headings: unknown, rows: writeTable(table) } }
  if (lines.length > limits.gridRows)
    return { ...shown, refusal: t('grid.too-many', { count: limits.gridRows, given: lines.length }), status: 422 }
  if (lines.every(isBlank)) return { ...shown, refusal: t('grid.nothing'), status: 422 }
  const read = createPaidReader(month, findPerson(app, actor, unlessOpen(actor, 'pay')))
  const reads = await inTurns(lines, atOnce, (line: GridLine): PaidRead | undefined =>
    isBlank(line) ? undefined : read(line),
  )
  return { ...shown, reads, controlOff: controlOff(c, reads, control) }
}

/** Undefined where no total was given, or where the right lines come to it. */
function controlOff({ var: { t } }: WebContext, reads: readonly (PaidRead | undefined)[], control: string) {
  if (control.trim() === '') return undefined
  const wanted = readMoney(control)
  if (!wanted.ok) return t('pay-month.control-unread')
  const sum = grossOf(reads.flatMap((one) => (one?.ok ? [one.line] : [])))
  const off = sum - wanted.value.cents
  return off === 0
    ? undefined
    : t('pay-month.control-off', { control: yuanSaid(wanted.value.cents), sum: yuanSaid(sum), off: signed(off) })
}

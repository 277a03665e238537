import { Hono } from 'hono'
import { keepTable, knownOn } from '#actions/organisation/tree-table.ts'
import { readTable, writeTable } from '#domain/grid/table.ts'
import { type Meaning, meantBy } from '#domain/organisation/table/meanings.ts'
import { planOf } from '#domain/organisation/table/plan.ts'
import { rowsOf } from '#domain/organisation/table/row.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { shownSheet } from '#domain/workbooks/workbook.ts'
import type { App } from '#house/app.ts'
import { readForm } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { receiveWorkbook } from '#routes/web/workbook.ts'
import { listSizes } from '#views/list-sizes.ts'
import { type TableFormProps, type TableRead, TreeTablePage } from '#views/organisation/table.tsx'
import { paths } from '#views/paths.ts'
import { mustChangeTree } from './tree.tsx'

/** 从表格建机构: typed, pasted or from .xlsx, looked at as a tree, and kept whole or not at all. */
export const treeTableRoutes = new Hono<Web>()

treeTableRoutes.get('/organisation/table', (c) => {
  mustChangeTree(c)
  return show(c, { text: '', since: dayOf(c.var.app.now()) })
})

treeTableRoutes.post('/organisation/table', async (c) => {
  mustChangeTree(c)
  const shown = await takeTable(c)
  return shown === 'kept' ? seeOther(c, paths.organisation(), 'tree.kept') : show(c, shown)
})

treeTableRoutes.post('/organisation/table/workbook', async (c) => {
  mustChangeTree(c)
  return show(c, await takeWorkbook(c))
})

/** What a page with the form shows of the table. */
export type TableShown = Omit<TableFormProps, 'action' | 'upload'>

/** The typed table: kept where that was asked for and nothing of it is wrong, else shown as it was read. */
export async function takeTable(c: WebContext): Promise<TableShown | 'kept'> {
  const { app, actor, t } = c.var
  const form = await readForm(c)
  const typed = { text: form.text('text'), since: form.text('since').trim() }
  const since = dayTyped(typed.since)
  if (!since) return { ...typed, problem: { at: 'since', text: t('refusal.organisation.day') } }
  const table = readTable(typed.text)
  const read = await readTree(app, table, since, form.all('means'))
  if (typeof read === 'string')
    return { ...typed, problem: { at: read === 'tree-table.before' ? 'since' : 'text', text: t(`refusal.${read}`) } }
  if (form.text('do') !== 'keep' || read.plan.problems.length > 0) return { ...typed, read }
  await keepTable(app, actor.account, read.plan, since)
  return 'kept'
}

/** A workbook of it, laid into the form as text; nothing is kept yet. */
export async function takeWorkbook(c: WebContext): Promise<TableShown> {
  const { app, t } = c.var
  const { read: file } = await receiveWorkbook(c)
  const since = dayOf(app.now())
  const refused = (text: string): TableShown => ({ text: '', since, problem: { at: 'file', text } })
  if (!file.ok) return refused(t(`refusal.${file.refusal}`, listSizes))
  const sheet = shownSheet(file.value)
  const shown = (sheet?.rows ?? []).filter(({ isHidden }) => !isHidden)
  const table = shown.map(({ cells }) => cells)
  const read = await readTree(app, table, since, [])
  if (typeof read === 'string') return refused(t(`refusal.${read}`))
  const left = { hidden: (sheet?.rows.length ?? 0) - shown.length, sheets: file.value.sheets.length - 1 }
  return { text: writeTable(table), since, read: { ...read, left } }
}

/** More units than any house has, and still read within a moment. */
const mostRows = 2_000

/** What a table would make of the tree on that day, by its headings or as `told`; the first start reads its step the same way. */
export async function readTree(
  app: App,
  table: readonly (readonly string[])[],
  since: Day,
  told: readonly string[],
): Promise<TableRead | 'tree-table.empty' | 'tree-table.no-unit' | 'tree-table.too-long' | 'tree-table.before'> {
  const [headings] = table
  if (!headings || table.length < 2) return 'tree-table.empty'
  if (table.length > mostRows + 1) return 'tree-table.too-long'
  const meant: readonly (Meaning | undefined)[] = meantBy(headings, told)
  if (!meant.includes('unit') && told.length === 0 && headings.length < 2) return 'tree-table.no-unit'
  const [rows, known] = [rowsOf(table, meant), await knownOn(app, since)]
  if (known.units.length === 0) return 'tree-table.before'
  const plan = planOf(rows, known)
  return { headings: headings.map((text, at) => ({ text: text.trim(), means: meant[at] })), plan, rows: rows.length }
}

function show(c: WebContext, shown: TableShown) {
  return page(
    c,
    c.var.t('tree-table.title'),
    <TreeTablePage {...shown} action={paths.treeTable()} upload={paths.treeWorkbook()} />,
    isRefused(shown) ? { status: 422 } : {},
  )
}

/** Whether something of it has to be mended first. */
export const isRefused = ({ problem, read }: TableShown): boolean =>
  problem !== undefined || (read?.plan.problems.length ?? 0) > 0

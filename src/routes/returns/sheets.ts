import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { ReturnId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { type Changed, type ChangedMean, changedCells, changedMeans, columnsIn } from '#domain/returns/changes.ts'
import { type FrozenTable, tallyOf } from '#domain/returns/figures.ts'
import { frozenOf, type Return, replacementOf } from '#domain/returns/return.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import type { Instant } from '#domain/time.ts'
import { explainAll, frozenTableOf } from '#gate/returns/opened.ts'
import { returnsFor } from '#gate/returns/reading.ts'
import { noFace } from '#routes/custody/context.ts'
import { download } from '#routes/exports/answers.ts'
import { readForm } from '#routes/web/forms.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type ComparedTable, changesSheet, coverSheet } from '#views/returns/cover.ts'
import { returnSheet } from '#views/returns/sheet.ts'
import { frozenIn, isReplaced, logReturn, namesIn, returnIn } from './context.ts'
import { showReturn } from './return.tsx'
import { showFrozenTable } from './tables.tsx'

/** 年报 as files: the figures of the screen, who signed and when (docs/decisions/0288). */
export const returnSheetRoutes = new Hono<Web>()

returnSheetRoutes.post('/statistics/returns/:id/tables/:table/sheet', async (c) => {
  const { app } = c.var
  const { one, table } = await frozenIn(c)
  const form = await readForm(c)
  const format = form.text('as') === 'xlsx' ? 'xlsx' : 'pdf'
  const outward = form.has('outward')
  if (outward && countedBy(table.key) !== 'people')
    return showFrozenTable(c, c.var.t('statistics.sheet.outward.things'))
  const sheet = await sheetOf(c, one, table, outward)
  if (format === 'pdf') {
    const drawn = await app.printRoom.figures({ at: dayOn(one), sheets: [sheet] })
    if (!drawn.ok) return showFrozenTable(c, noFace(c, drawn.missing))
    await logged(c, one, { table: table.key, format, outward })
    return download(c, { name: nameOf(`${one.name} ${sheet.title}`, format), body: drawn.pdf })
  }
  const body = await app.exportRoom.figures(sheet)
  await logged(c, one, { table: table.key, format, outward })
  return download(c, { name: nameOf(`${one.name} ${sheet.title}`, format), body })
})

returnSheetRoutes.post('/statistics/returns/:id/sheet', async (c) => {
  const { app } = c.var
  const one = await returnIn(c)
  const form = await readForm(c)
  if (!frozenOf(one)) throw new NotFound()
  const format = form.text('as') === 'xlsx' ? 'xlsx' : 'pdf'
  const tables: FrozenTable[] = []
  const sheets: FigureSheet[] = []
  for (const key of one.tables) {
    const table = await frozenTableOf(app, one, key)
    tables.push(table)
    await new Promise(setImmediate)
    if (table.people > 0) sheets.push(await sheetOf(c, one, table, false))
    // Others have their turn between two tables.
    await new Promise(setImmediate)
  }
  if (format === 'xlsx') {
    const body = await app.exportRoom.figureBook([...(await aroundOf(c, one, tables)), ...sheets])
    await logged(c, one, { tables: sheets.length, format })
    return download(c, { name: nameOf(one.name, format), body })
  }
  const drawn = await app.printRoom.figures({ at: dayOn(one), sheets })
  if (!drawn.ok) return showReturn(c, one, noFace(c, drawn.missing))
  await logged(c, one, { tables: sheets.length, format })
  return download(c, { name: nameOf(one.name, format), body: drawn.pdf })
})

/** 封面 and 变化: what goes before the tables of a whole return. */
async function aroundOf(c: WebContext, one: Return, tables: readonly FrozenTable[]): Promise<readonly FigureSheet[]> {
  const { app, actor, t, language } = c.var
  const { unitName, ...around } = namesIn(c, one)
  const words = { t, language, unitName }
  const all = await returnsFor(app, actor)
  const named = (id: ReturnId | undefined) => all.find((other) => other.id === id)
  const against = one.against ? named(one.against) : named(one.corrects?.return)
  const compared = await comparedTables(c, one, against, tables)
  const cover = coverSheet(one, compared, words, {
    ...around,
    against,
    corrects: named(one.corrects?.return),
    replacedBy: replacementOf(one, all),
  })
  return against ? [cover, changesSheet(one, compared, words, { ...around, against })] : [cover]
}

async function comparedTables(
  { var: { app } }: WebContext,
  one: Return,
  other: Return | undefined,
  tables: readonly FrozenTable[],
): Promise<readonly ComparedTable[]> {
  if (!other) return tables.map((table) => ({ table }))
  const found: {
    readonly table: FrozenTable
    readonly cells?: readonly Changed[]
    readonly means?: readonly ChangedMean[]
  }[] = []
  for (const table of tables) {
    const before = other.tables.includes(table.key) ? await frozenTableOf(app, other, table.key) : undefined
    found.push(before ? { table, cells: changedCells(before, table), means: changedMeans(before, table) } : { table })
    await new Promise(setImmediate)
  }
  const cells = found.flatMap(({ table, cells = [] }) =>
    cells.map(({ path, column }) => ({ table, cell: { path, column: columnsIn(table)[column] ?? whole } })),
  )
  const reasons = await explainAll(app, { one, other }, cells)
  let at = -1
  return found.map(({ table, cells, means }) => {
    if (!cells || !means) return { table }
    const told = cells.map((cell) => {
      at += 1
      return { ...cell, reasons: reasons.get(at) }
    })
    return { table, changed: [...told, ...means.map((mean) => ({ mean }))] }
  })
}

const whole = { is: 'people' } as const

const nameOf = (text: string, format: string) => `${fileName(text)}.${format}`

/** The same frozen figures with the same signatures are the same file. */
const dayOn = ({ day }: Return) => `${day}T00:00:00.000Z` as Instant

async function sheetOf(c: WebContext, one: Return, table: FrozenTable, outward: boolean): Promise<FigureSheet> {
  const { app, t, language } = c.var
  const { unitName, ...around } = namesIn(c, one)
  const hidden = outward ? await app.exportRoom.suppress(tallyOf(table)) : undefined
  return returnSheet(
    one,
    table,
    { t, language, unitName },
    {
      ...around,
      replaced: await isReplaced(c, one),
      hides: hidden && ((row, column) => hidden[row]?.[column] === true),
    },
  )
}

const logged = (
  c: WebContext,
  one: Return,
  about: { table?: string; tables?: number; format: string; outward?: boolean },
) => {
  const { outward, ...known } = about
  return logReturn(c, 'return.printed', { return: one.id, ...known, ...(outward && { outward }) })
}

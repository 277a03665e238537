import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import { type FrozenTable, tallyOf } from '#domain/returns/figures.ts'
import { frozenOf, type Return } from '#domain/returns/return.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import type { Instant } from '#domain/time.ts'
import { frozenTableOf } from '#gate/returns/opened.ts'
import { noFace } from '#routes/custody/context.ts'
import { download } from '#routes/exports/answers.ts'
import { readForm } from '#routes/web/forms.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
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
  await readForm(c)
  if (!frozenOf(one)) throw new NotFound()
  const sheets: FigureSheet[] = []
  for (const key of one.tables) {
    const table = await frozenTableOf(app, one, key)
    if (table.people > 0) sheets.push(await sheetOf(c, one, table, false))
    // Others have their turn between two tables.
    await new Promise(setImmediate)
  }
  const drawn = await app.printRoom.figures({ at: dayOn(one), sheets })
  if (!drawn.ok) return showReturn(c, one, noFace(c, drawn.missing))
  await logged(c, one, { tables: sheets.length, format: 'pdf' })
  return download(c, { name: nameOf(one.name, 'pdf'), body: drawn.pdf })
})

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

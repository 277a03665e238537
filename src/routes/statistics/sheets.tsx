import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { ChartData } from '#domain/statistics/charts/chart.ts'
import { charts } from '#domain/statistics/charts/index.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { countFooted } from '#gate/statistics/checking.ts'
import { prepareTables } from '#gate/statistics/counting.ts'
import { noFace } from '#routes/custody/context.ts'
import { download } from '#routes/exports/answers.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readForm } from '#routes/web/forms.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { chartOf } from '#views/statistics/chart-data.ts'
import { type Hides, said } from '#views/statistics/drawn.ts'
import { sheetOf } from '#views/statistics/sheet.ts'
import { clockOf, mustCount, postNameOf, scopeOf, showTable, showTables, tableIn, tablesOfAll } from './tables.tsx'

/** 统计表 as files, for whoever may see the tables (docs/decisions/0283). */
export const statisticsSheetRoutes = new Hono<Web>()

statisticsSheetRoutes.post('/statistics/tables/:table/sheet', async (c) => {
  const key = tableIn(c)
  const { app } = c.var
  const form = await readForm(c)
  const at = app.now()
  const asked = askedDay(form.text('asOf'), dayOf(at))
  if (!asked.ok) return noSuchDay(c, paths.statisticsTable(key), asked.refusal, [], form.text('asOf'))
  const [day, clock] = [asked.value ?? dayOf(at), clockOf(form.text('clock'))]
  const format = form.text('as') === 'xlsx' ? 'xlsx' : 'pdf'
  const outward = form.has('outward')
  if (outward && countedOf(tableOf(key).of) !== 'people')
    return showTable(c, key, asked.value, clock, c.var.t('statistics.sheet.outward.things'))
  await logged(c, 'statistics.read', { table: key, day, clock })
  const sheet = await sheetFor(c, key, { day, clock, at, outward })
  const made = await (format === 'xlsx' ? workbook(c, sheet) : paper(c, [sheet], day))
  if (!made.ok) return showTable(c, key, asked.value, clock, noFace(c, made.missing))
  await logged(c, 'statistics.printed', { table: key, day, clock, format, ...(outward && { outward }) })
  return download(c, { name: `${fileName(`${sheet.title} ${day}`)}.${format}`, body: made.body })
})

statisticsSheetRoutes.post('/statistics/sheet', async (c) => {
  const { app, actor, t } = c.var
  mustCount(actor)
  const tables = tablesOfAll(app, actor)
  if (tables.length === 0) throw new NotFound()
  const form = await readForm(c)
  const at = app.now()
  const asked = askedDay(form.text('asOf'), dayOf(at))
  if (!asked.ok) return noSuchDay(c, paths.statistics(), asked.refusal, [], form.text('asOf'))
  const [day, clock] = [asked.value ?? dayOf(at), clockOf(form.text('clock'))]
  await logged(c, 'statistics.read', { table: 'all', day, clock })
  const sheets: FigureSheet[] = []
  await prepareTables(app, tables, day, clock)
  for (const key of tables) {
    const sheet = await sheetFor(c, key, { day, clock, at })
    if (sheet.people > 0) sheets.push(sheet)
    // Others have their turn between two tables.
    await new Promise(setImmediate)
  }
  const made = sheets.length === 0 ? undefined : await paper(c, sheets, day)
  if (!made?.ok) return showTables(c, made ? noFace(c, made.missing) : t('statistics.empty'))
  await logged(c, 'statistics.printed', { table: 'all', tables: sheets.length, day, clock, format: 'pdf' })
  return download(c, { name: `${fileName(`${t('statistics.sheet.all.file')} ${day}`)}.pdf`, body: made.body })
})

type When = { readonly day: Day; readonly clock: Clock; readonly at: Instant; readonly outward?: boolean }

/** The table in words, in the language of whoever asks: the file says what the screen says. */
async function sheetFor(c: WebContext, key: TableKey, { day, clock, at, outward }: When) {
  const { app, actor, t, language } = c.var
  const layout = tableOf(key)
  const { tally, foot } = await countFooted(app, actor, key, day, clock)
  const hidden = outward ? await app.exportRoom.suppress(tally) : undefined
  const hides: Hides | undefined = hidden && ((row, column) => hidden[row]?.[column] === true)
  const words = {
    t,
    language,
    unitName: (unit: Parameters<typeof app.directory.unitName>[0]) => app.directory.unitName(unit, day),
    postName: postNameOf(app, day),
  }
  const sheet = sheetOf({ layout, tally, day, clock }, words, {
    number: numberOf(key),
    title: said(layout, language),
    house: scopeOf(app, actor),
    by: app.directory.nameOf(actor.person),
    today: dayOf(at),
    whom: layout.means,
    foot,
    hides,
  })
  const chart = charts[key]
  const data = chart && chartOf({ layout, tally, day, lines: sheet.lines, subject: sheet.title }, chart, words)
  return { ...sheet, ...(data && { chart: await chartFor(c, data) }), people: tally.people }
}

/** A chart as it stands below its table. */
export const chartFor = async ({ var: { app } }: WebContext, data: ChartData) => ({
  title: data.title,
  drawing: await app.chartRoom.drawing(data),
})

/** A file, or the characters that no face has. */
export type Made =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly missing: readonly string[] }

/** One table as a workbook. */
export const workbook = async ({ var: { app } }: WebContext, sheet: FigureSheet): Promise<Made> => ({
  ok: true,
  body: await app.exportRoom.figures(sheet),
})

/** The same tables of the same day are the same file. */
export async function paper({ var: { app } }: WebContext, sheets: readonly FigureSheet[], day: Day): Promise<Made> {
  const drawn = await app.printRoom.figures({ at: `${day}T00:00:00.000Z` as Instant, sheets })
  return drawn.ok ? { ok: true, body: drawn.pdf } : drawn
}

/** Which table of which day, never what it says. */
export function logged(
  { var: { app, actor } }: WebContext,
  act: 'statistics.read' | 'statistics.printed',
  about: Readonly<Record<string, string | number | boolean>>,
) {
  return app.logRead({ at: app.now(), actor: actor.account, act, about })
}

import { Hono } from 'hono'
import { fileName } from '#domain/exports/file-names.ts'
import { crossEntries, crossText } from '#domain/statistics/cross.ts'
import { dayOf } from '#domain/time.ts'
import { noFace } from '#routes/custody/context.ts'
import { download } from '#routes/exports/answers.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readForm } from '#routes/web/forms.ts'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { crossChartOf } from '#views/statistics/cross-chart.tsx'
import { crossSheetOf } from '#views/statistics/cross-sheet.ts'
import { crossTitle } from '#views/statistics/drawn-cross.ts'
import { countLogged, nameOfSaved, showCross } from './cross.tsx'
import { shownIn } from './crosses/asked.ts'
import { chartFor, logged, paper, workbook } from './sheets.tsx'
import { scopeOf } from './tables.tsx'

/** The cross-table as a file, for whoever may count it (docs/decisions/0287). */
export const crossSheetRoutes = new Hono<Web>()

crossSheetRoutes.post(paths.crossSheet(), async (c) => {
  const { app, actor, t, language } = c.var
  const form = await readForm(c)
  const { asked, ...shown } = await shownIn(c, form)
  const { cross, asOf, clock, saved } = shown
  if (!asked.ok) return noSuchDay(c, paths.statisticsCross(), asked.refusal, crossEntries(cross), form.text('asOf'))
  const today = dayOf(app.now())
  const day = asOf ?? today
  const tally = await countLogged(c, cross, day, clock)
  if (!('people' in tally)) return showCross(c, shown, { problem: t('cross.sheet.none') })
  const words = {
    t,
    language,
    unitName: (unit: Parameters<typeof app.directory.unitName>[0]) => app.directory.unitName(unit, day),
  }
  const sheet = crossSheetOf({ cross, tally, day, clock }, words, {
    title: (await nameOfSaved(c, saved)) ?? crossTitle(cross, words),
    house: scopeOf(app, actor),
    by: app.directory.nameOf(actor.person),
    today,
  })
  const data = crossChartOf({ cross, tally, day, clock }, words)
  const format = form.text('as') === 'xlsx' ? 'xlsx' : 'pdf'
  const made = await (format === 'xlsx'
    ? workbook(c, sheet)
    : paper(c, [{ ...sheet, ...(data && { chart: await chartFor(c, data) }) }], day))
  if (!made.ok) return showCross(c, shown, { problem: noFace(c, made.missing) })
  await logged(c, 'statistics.printed', { table: 'cross', asked: crossText(cross), day, clock, format })
  return download(c, { name: `${fileName(`${sheet.title} ${day}`)}.${format}`, body: made.body })
})

import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import { chartShades, chartSizes } from '#domain/statistics/charts/chart.ts'
import type { Clock } from '#domain/statistics/person.ts'
import type { FigureSheet } from '#domain/statistics/sheet.ts'
import { yearLayouts, yearsMeans } from '#domain/statistics/years.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { countYears, yearsFor, yearsTakeLong } from '#gate/statistics/years.ts'
import { noFace } from '#routes/custody/context.ts'
import { download } from '#routes/exports/answers.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import { readForm } from '#routes/web/forms.ts'
import { readingFirst, waitingFirst } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { chartText } from '#views/figure-charts/text.ts'
import { paths } from '#views/paths.ts'
import { type CountedYears, drawYears, yearChartOf, yearCharts, yearNotes } from '#views/statistics/drawn-years.ts'
import { meaningsOf } from '#views/statistics/means.tsx'
import { drawnOnSheet, named, signsOf } from '#views/statistics/sheet.ts'
import { YearsPage } from '#views/statistics/years.tsx'
import { dated } from './dated.tsx'
import { chartFor, logged, paper, workbook } from './sheets.tsx'
import { clockOf, mustCount, scopeOf } from './tables.tsx'

/** 历年变化: the staff at the end of each year, who came and who left (docs/decisions/0296). */
export const statisticsYearsRoutes = new Hono<Web>()

statisticsYearsRoutes.get(paths.statisticsYears(), async (c) => {
  mustMeet(c)
  const { app, actor } = c.var
  const asked = askedDay(c.req.query('asOf'), dayOf(c.var.app.now()))
  if (!asked.ok) return noSuchDay(c, paths.statisticsYears(), asked.refusal)
  const clock = clockOf(c.req.query('clock'))
  const years = { day: asked.value ?? dayOf(app.now()), clock, withAge: yearsFor(app, actor) === 'with-age' }
  return (
    readingFirst(c) ??
    (await waitingFirst(c, (page) => yearsTakeLong(app, actor, page, years))) ??
    showYears(c, asked.value, clock)
  )
})

statisticsYearsRoutes.get(paths.statisticsYearsChart(), async (c) => {
  const { app, t, language } = c.var
  mustMeet(c)
  const asked = askedDay(c.req.query('asOf'), dayOf(app.now()))
  if (!asked.ok) return noSuchDay(c, paths.statisticsYears(), asked.refusal)
  const which = yearCharts.find((known) => known === c.req.query('of'))
  const data =
    which && yearChartOf(await countedFor(c, asked.value, clockOf(c.req.query('clock'))), which, { t, language })
  if (!data) throw new NotFound()
  const size = chartSizes.find((known) => known === c.req.query('size')) ?? 'wide'
  const shade = chartShades.find((known) => known === c.req.query('shade')) ?? 'light'
  const svg = await app.chartRoom.image({ data, text: chartText(data, t), size, shade })
  return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
})

statisticsYearsRoutes.post(paths.statisticsYearsSheet(), async (c) => {
  const { app, t, language } = c.var
  mustMeet(c)
  const form = await readForm(c)
  const today = dayOf(app.now())
  const asked = askedDay(form.text('asOf'), today)
  if (!asked.ok) return noSuchDay(c, paths.statisticsYears(), asked.refusal, [], form.text('asOf'))
  const [day, clock] = [asked.value ?? today, clockOf(form.text('clock'))]
  const format = form.text('as') === 'xlsx' ? 'xlsx' : 'pdf'
  const counted = await countedFor(c, asked.value, clock)
  const sheet = sheetFor(c, counted, day)
  const data = yearChartOf(counted, 'staff', { t, language })
  const made = await (format === 'xlsx'
    ? workbook(c, sheet)
    : paper(c, [{ ...sheet, ...(data && { chart: await chartFor(c, data) }) }], day))
  if (!made.ok) return showYears(c, asked.value, clock, noFace(c, made.missing))
  await logged(c, 'statistics.printed', { table: 'years', day, clock, format })
  return download(c, { name: `${fileName(`${sheet.title} ${day}`)}.${format}`, body: made.body })
})

/** Whoever may not count who came and left does not meet it. */
function mustMeet({ var: { app, actor } }: WebContext): void {
  mustCount(actor)
  if (yearsFor(app, actor) === undefined) throw new NotFound()
}

/** Logged like a table before it is counted. */
async function countedFor(c: WebContext, asOf: Day | undefined, clock: Clock): Promise<CountedYears> {
  const { app, actor } = c.var
  const day = asOf ?? dayOf(app.now())
  await logged(c, 'statistics.read', { table: 'years', day, clock })
  const withAge = yearsFor(app, actor) === 'with-age'
  return { years: await countYears(app, actor, { day, clock, withAge }), clock, withAge, asOf }
}

async function showYears(c: WebContext, asOf: Day | undefined, clock: Clock, problem?: string) {
  const { app, actor, t, theme } = c.var
  return page(
    c,
    t('years.title'),
    <YearsPage
      counted={await countedFor(c, asOf, clock)}
      house={scopeOf(app, actor)}
      theme={theme}
      cell={c.req.query('cell')}
      problem={problem}
    />,
    dated(c, paths.statisticsYears(), { asOf, clock, problem }),
  )
}

/** The table of the screen on a sheet. */
function sheetFor({ var: { app, actor, t, language } }: WebContext, counted: CountedYears, day: Day): FigureSheet {
  const words = { t, language, unitName: () => '' }
  const { head, lines } = drawnOnSheet(drawYears(counted, words), words)
  const layout = yearLayouts(counted.withAge).staff
  return {
    number: t('years.title'),
    title: t('years.title'),
    about: [
      t('statistics.sheet.unit', { unit: scopeOf(app, actor) }),
      `${t('statistics.until', { day })} · ${t(`statistics.names.clock.${counted.clock}`)}`,
      t('cross.sheet.inside'),
    ],
    head,
    lines,
    notes: [
      ...yearNotes(counted.years, words),
      ...meaningsOf({ layout, whom: yearsMeans, clock: counted.clock }, words).map(named(words)),
    ],
    signs: signsOf({ by: app.directory.nameOf(actor.person), today: dayOf(app.now()) }, words),
    pageWords: t('statistics.sheet.page', { page: '{page}', pages: '{pages}' }),
  }
}

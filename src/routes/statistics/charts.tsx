import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { type ChartData, chartShades, chartSizes } from '#domain/statistics/charts/chart.ts'
import { charts } from '#domain/statistics/charts/index.ts'
import { crossEntries } from '#domain/statistics/cross.ts'
import { tableOf } from '#domain/statistics/tables/index.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { offeredTo } from '#gate/statistics/offering.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { chartText } from '#views/figure-charts/text.ts'
import { paths } from '#views/paths.ts'
import { chartOf } from '#views/statistics/chart-data.ts'
import { crossChartOf } from '#views/statistics/cross-chart.tsx'
import { drawTable, said, type TableWords } from '#views/statistics/drawn.ts'
import { askedOf, countLogged } from './cross.tsx'
import { clockOf, countTable, mustCount, tableIn } from './tables.tsx'

/** 图: the charts of tables as images, for whoever may see the table, counted and logged like it (docs/decisions/0286). */
export const statisticsChartRoutes = new Hono<Web>()

statisticsChartRoutes.get('/statistics/tables/:table/chart.svg', async (c) => {
  const key = tableIn(c)
  const { app, actor, t, language } = c.var
  const today = dayOf(app.now())
  const asked = askedDay(c.req.query('asOf'), today)
  if (!asked.ok) return noSuchDay(c, paths.statisticsTable(key), asked.refusal)
  const chart = charts[key]
  if (!chart) throw new NotFound()
  const counted = await countTable(app, actor, key, asked.value ?? today, clockOf(c.req.query('clock')))
  const words = { t, language, unitName: unitNameOn(c, asked.value) }
  const { lines } = drawTable(counted, words)
  return image(c, chartOf({ ...counted, lines, subject: said(tableOf(key), language) }, chart, words))
})

statisticsChartRoutes.get(paths.crossChart(), async (c) => {
  const { app, actor, t, language } = c.var
  mustCount(actor)
  const cross = askedOf(c, await offeredTo(app, actor))
  const today = dayOf(app.now())
  const asked = askedDay(c.req.query('asOf'), today)
  if (!asked.ok) return noSuchDay(c, paths.statisticsCross(), asked.refusal, crossEntries(cross))
  const [day, clock] = [asked.value ?? today, clockOf(c.req.query('clock'))]
  const tally = await countLogged(c, cross, day, clock)
  if (!('people' in tally)) throw new NotFound()
  const words = { t, language, unitName: unitNameOn(c, asked.value) }
  return image(c, crossChartOf({ cross, tally, day, clock }, words))
})

const unitNameOn =
  ({ var: { app } }: WebContext, day: Day | undefined): TableWords['unitName'] =>
  (unit) =>
    app.directory.unitName(unit, day)

/** The image of a chart; what has none is not there. */
async function image(c: WebContext, data: ChartData | undefined) {
  const { app, t } = c.var
  if (!data) throw new NotFound()
  const size = chartSizes.find((known) => known === c.req.query('size')) ?? 'wide'
  const shade = chartShades.find((known) => known === c.req.query('shade')) ?? 'light'
  const svg = await app.chartRoom.image({ data, text: chartText(data, t), size, shade })
  return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
}

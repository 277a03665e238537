import { Hono } from 'hono'
import { NotFound } from '#domain/errors.ts'
import { chartShades, chartSizes } from '#domain/statistics/charts/chart.ts'
import { charts } from '#domain/statistics/charts/index.ts'
import { tableOf } from '#domain/statistics/tables/index.ts'
import { dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { noSuchDay } from '#routes/web/days.tsx'
import type { Web } from '#routes/web/web.ts'
import { chartText } from '#views/figure-charts/text.ts'
import { paths } from '#views/paths.ts'
import { chartOf } from '#views/statistics/chart-data.ts'
import { said } from '#views/statistics/drawn.ts'
import { clockOf, countTable, tableIn } from './tables.tsx'

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
  const unitName: Parameters<typeof chartOf>[2]['unitName'] = (unit) => app.directory.unitName(unit, asked.value)
  const data = chartOf(counted, chart, { t, language, unitName }, { subject: said(tableOf(key), language) })
  if (!data) throw new NotFound()
  const size = chartSizes.find((known) => known === c.req.query('size')) ?? 'wide'
  const shade = chartShades.find((known) => known === c.req.query('shade')) ?? 'light'
  const svg = await app.chartRoom.image({ data, text: chartText(data, t), size, shade })
  return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
})

import { init } from 'echarts/dist/echarts.esm.min'
import type { ChartData, ChartSize } from '#domain/statistics/charts/chart.ts'
import type { ChartDrawing } from '#domain/statistics/charts/drawing.ts'
import { planOf } from './plan.ts'
import { shapesIn } from './shapes.ts'

/** Draws a chart with echarts, which nothing but the room of charts loads (docs/decisions/0286). */
export function drawnChart(data: ChartData, size: ChartSize): ChartDrawing {
  const { width, height, option, around, finish = (shapes) => shapes } = planOf(data, size)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    return { width, height, shapes: [...finish(shapesIn(chart.renderToSVGString())), ...around] }
  } finally {
    chart.dispose()
  }
}

import type { ChartData } from '#domain/statistics/charts/chart.ts'
import type { ChartDrawing, ChartImageJob } from '#domain/statistics/charts/drawing.ts'
import { createWorkers } from './workers.ts'

/**
 * 绘图间: draws charts off the event loop, the only place that loads echarts. Its worker holds no keys and learns no more than
 * the words and numbers of a chart (docs/decisions/0018, 0286).
 */
export type ChartRoom = {
  /** An SVG that stands by itself. */
  readonly image: (job: ChartImageJob) => Promise<string>
  /** The same drawing for the sheet of its table. */
  readonly drawing: (data: ChartData) => Promise<ChartDrawing>
  readonly close: () => Promise<void>
}

/**
 * A worker without work goes home after this long and frees echarts, in milliseconds. What echarts needs is 20 MB, what it throws
 * away 1 MB a chart: collected late, that came to 250 MB within two hundred charts.
 */
const limits = { idle: 60_000, memory: 64, young: 8 }

/** No worker starts before the first chart. */
export function createChartRoom(): ChartRoom {
  const { run, close } = createWorkers('chart-worker', limits)
  return {
    image: (job) => run('image', job),
    drawing: (data) => run('drawing', data),
    close,
  }
}

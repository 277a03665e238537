import type { ChartData } from '#domain/statistics/charts/chart.ts'
import type { ChartDrawing, ChartImageJob } from '#domain/statistics/charts/drawing.ts'
import { drawnChart } from '#views/figure-charts/drawn.ts'
import { svgOf } from '#views/figure-charts/svg.ts'

/** Draws a chart as an image of its own. */
export function image({ data, text, size, shade }: ChartImageJob): string {
  return svgOf(drawnChart(data, size), { title: data.title, text }, shade)
}

/** Draws a chart for a sheet of paper. */
export function drawing(data: ChartData): ChartDrawing {
  return drawnChart(data, 'wide')
}

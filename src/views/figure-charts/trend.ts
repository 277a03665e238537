import type { LineSeriesOption } from 'echarts'
import type { ChartData, ChartSize } from '#domain/statistics/charts/chart.ts'
import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { planBars } from './bars.ts'
import { hidden, numberOf, still, stillSeries, widths } from './frame.ts'
import type { Plan } from './plan.ts'
import { movedTo } from './shapes.ts'
import { brokenInto, leading, widthOf, wordsAt } from './words.ts'

/** Lines that differ in their dashes and in what stands at their points. */
export const lines = [
  { tone: 'strong', dash: 'solid', symbol: 'circle', fill: 'strong' },
  { tone: 'ink', dash: [6, 4], symbol: 'rect', fill: 'paper' },
  { tone: 'faint', dash: [2, 3], symbol: 'triangle', fill: 'faint' },
  { tone: 'ink', dash: [9, 3, 2, 3], symbol: 'diamond', fill: 'paper' },
] as const

/** One line is bars in the order of time, since its points are no stretch; several are lines with their axis. */
export function planTrend(data: ChartData, size: ChartSize): Plan {
  if (data.columns.length > 1) return planLines(data, size)
  if (size === 'narrow' && data.rows.length > 6) return planBars({ ...data, is: 'bars', columns: [] }, size)
  const { rows } = data
  const width = widths[size]
  const cell = Math.min(72, width / rows.length)
  const foot = footOf(
    rows.map(({ label }) => label),
    { left: 0, cell, y: 200 },
  )
  return {
    width: Math.max(240, Math.ceil(cell * rows.length)),
    height: 200 + foot.height,
    option: {
      ...still,
      grid: { left: 0, top: 22, width: cell * rows.length, height: 178 },
      xAxis: {
        type: 'category',
        data: rows.map((_, at) => String(at)),
        axisLabel: hidden,
        axisTick: hidden,
        axisLine: { lineStyle: { color: 'faint', width: 1 } },
      },
      yAxis: { ...hidden, type: 'value', min: 0, max: Math.max(1, ...rows.map(({ people }) => numberOf(people))) },
      series: {
        ...stillSeries,
        type: 'bar',
        barWidth: Math.min(36, cell * 0.6),
        itemStyle: { color: 'part-1' },
        data: rows.map(({ people }) => ({
          value: numberOf(people),
          label: { show: true, position: 'top', formatter: people.text, color: 'ink', distance: 3 },
        })),
      },
    },
    around: foot.shapes,
  }
}

function planLines({ rows, columns }: ChartData, size: ChartSize): Plan {
  const width = size === 'wide' ? 720 : widths.narrow
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(numberOf)))
  const left = widthOf(String(most), 12) + 12
  const plot = width - left - 12
  const legend = keysOf(columns, width)
  const cell = plot / rows.length
  const bottom = legend.height + 220
  const foot = footOf(
    rows.map(({ label }) => label),
    { left, cell, y: bottom },
  )
  return {
    width,
    height: bottom + foot.height,
    option: {
      ...still,
      grid: { left, top: legend.height + 8, width: plot, height: 212 },
      xAxis: {
        type: 'category',
        data: rows.map((_, at) => String(at)),
        axisLabel: hidden,
        axisTick: hidden,
        axisLine: { lineStyle: { color: 'faint', width: 1 } },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        axisLabel: { color: 'faint', fontSize: 12 },
        splitLine: { lineStyle: { color: 'line', width: 1 } },
      },
      series: columns.map((_, at): LineSeriesOption => {
        const { tone, dash, symbol, fill } = lineAt(at)
        return {
          ...stillSeries,
          type: 'line',
          symbol,
          symbolSize: 9,
          showAllSymbol: true,
          lineStyle: { color: tone, width: 1.8, type: dash === 'solid' ? 'solid' : [...dash] },
          itemStyle: { color: fill, borderColor: tone, borderWidth: 1.5 },
          data: rows.map(({ cells }) => (cells[at]?.number === undefined ? '-' : cells[at].number)),
        }
      }),
    },
    around: [...legend.shapes, ...foot.shapes],
  }
}

const lineAt = (at: number) => lines[at % lines.length] ?? lines[0]

const symbols: Readonly<Record<(typeof lines)[number]['symbol'], string>> = {
  circle: 'M4.5 0A4.5 4.5 0 1 1 -4.5 0A4.5 4.5 0 1 1 4.5 0Z',
  rect: 'M-4.5 -4.5L4.5 -4.5L4.5 4.5L-4.5 4.5Z',
  triangle: 'M0 -4.5L4.5 4.5L-4.5 4.5Z',
  diamond: 'M0 -5.5L4.5 0L0 5.5L-4.5 0Z',
}

function keysOf(
  columns: readonly string[],
  width: number,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  let [x, y] = [0, 8]
  const shapes = columns.flatMap((label, at): readonly Shape[] => {
    const { tone, dash, symbol, fill } = lineAt(at)
    const own = 36 + widthOf(label, 12)
    if (x > 0 && x + own > width) [x, y] = [0, y + 20]
    const [from, line] = [x, y]
    x += own + 18
    return [
      {
        is: 'path',
        d: 'M0 0L28 0',
        at: movedTo(from, line),
        stroke: tone,
        width: 1.8,
        ...(dash !== 'solid' && { dash: [...dash] }),
      },
      { is: 'path', d: symbols[symbol], at: movedTo(from + 14, line), fill, stroke: tone, width: 1.5 },
      ...wordsAt([label], from + 36, line),
    ]
  })
  return { shapes, height: y + 16 }
}

type Foot = { readonly left: number; readonly cell: number; readonly y: number }

/** What stands below the points. */
function footOf(labels: readonly string[], { left, cell, y }: Foot) {
  const lines = labels.map((label) => brokenInto(label, cell - 4, 12, 3))
  const most = Math.max(1, ...lines.map(({ length }) => length))
  return {
    height: most * 12 * leading + 10,
    shapes: lines.flatMap((own, at) =>
      wordsAt(own, left + (at + 0.5) * cell, y + 8 + (own.length * 12 * leading) / 2, { anchor: 'middle' }),
    ),
  }
}

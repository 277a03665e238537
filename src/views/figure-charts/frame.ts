import type { EChartsOption } from 'echarts'
import type { ChartCell, ChartRow, ChartSize } from '#domain/statistics/charts/chart.ts'
import { brokenInto, leading, widthOf } from './words.ts'

/** How wide a chart may be, in pixels: a page on a desk or a sheet that lies, and a page in a hand. */
export const widths: Readonly<Record<ChartSize, number>> = { wide: 960, narrow: 360 }

/** Nothing moves, nothing answers to being pointed at: the numbers of the table beside it do. */
export const still = {
  animation: false,
  silent: true,
  backgroundColor: 'transparent',
} as const satisfies EChartsOption

export const stillSeries = { silent: true, emphasis: { disabled: true } } as const

/** A number that a bar or an area shows; nothing of nobody, of what is not known and of what is hidden. */
export const numberOf = ({ number }: ChartCell): number => number ?? 0

/** Rows with their labels broken into lines, and how high each becomes. */
export function labelled(rows: readonly ChartRow[], most: number, lineCount = 2) {
  const size = 12
  const width = Math.min(most, Math.max(24, ...rows.map(({ label }) => widthOf(label, size))))
  const lines = rows.map(({ label }) => brokenInto(label, width + 1, size, lineCount))
  const high = Math.max(...lines.map(({ length }) => length))
  return { width, lines, height: Math.max(24, high * size * leading + 3) }
}

/** The rows that are drawn side by side: the outermost, with everybody below them. */
export const outermost = (rows: readonly ChartRow[]): readonly ChartRow[] => rows.filter(({ depth }) => depth === 0)

/** The columns in which somebody stands, by their place. */
export const filledColumns = (rows: readonly ChartRow[], columns: readonly string[]): readonly number[] =>
  [...columns.keys()].filter((at) => rows.some(({ cells }) => (cells[at] ? numberOf(cells[at]) : 0) > 0))

/** An axis that only orders bars. */
export const hidden = { show: false } as const

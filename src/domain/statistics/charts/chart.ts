import type { Words } from '../measure.ts'
import type { MeasureKey } from '../measures/index.ts'

/**
 * 图: what of a table is drawn beside it, and how; pure data, a line in `charts/index.ts`. `by` are the columns of the table that
 * tell people apart by a measure.
 */
export type Chart =
  /** 年龄金字塔: rows with the two values of a measure to the left and right, as sexes stand; `up` where rows are steps that rise. */
  | { readonly is: 'pyramid'; readonly by: MeasureKey; readonly up?: true }
  /** The people of each row. */
  | { readonly is: 'bars' }
  /** 结构: bars of the rows, divided. */
  | { readonly is: 'stacked'; readonly by: MeasureKey }
  /** Rows by columns; a cell is the darker the larger a part of its row it is. */
  | { readonly is: 'heat'; readonly by: MeasureKey }
  /** The outermost rows as areas, with the inner ones in them. */
  | { readonly is: 'treemap' }
  /** 流向: from rows to columns or from columns to rows, as many people as stand in the cells. */
  | { readonly is: 'sankey'; readonly by: MeasureKey; readonly from: 'rows' | 'columns' }
  /** The columns of the whole, in the order of time; several lines where several measures say the same of it. */
  | { readonly is: 'trend'; readonly lines: readonly TrendLine[]; readonly along?: readonly Words[] }

/**
 * One line of a trend: a measure of the columns, without those of its values that are no point in time. Its points are named as
 * its columns are unless the chart names them.
 */
export type TrendLine = Words & { readonly by: MeasureKey; readonly without?: readonly string[] }

/** 图上一格: what the table says there, and its number; none of an average over nobody, nor where it is hidden. */
export type ChartCell = { readonly text: string; readonly number?: number }

/** Rows by columns as a chart shows them, in words and numbers of its table alone. */
export type ChartRow = {
  readonly label: string
  /** 0 for the outermost. */
  readonly depth: number
  /** Everybody of the row. */
  readonly people: ChartCell
  readonly cells: readonly ChartCell[]
}

/** A chart in words and numbers: everything that drawing it needs to know, and nobody behind it. */
export type ChartData = {
  /** Its subject, what it counts and the cut-off day. */
  readonly title: string
  /** What the number of a row is: 人数, 平均年龄. */
  readonly counts: string
  readonly rows: readonly ChartRow[]
  /** None of a chart of people alone. */
  readonly columns: readonly string[]
  /** The row of everybody. */
  readonly whole: ChartRow
  /** What the darkness of a cell means. */
  readonly shades?: { readonly label: string; readonly steps: readonly string[] }
} & (
  | { readonly is: 'pyramid'; readonly up: boolean }
  | { readonly is: 'sankey'; readonly from: 'rows' | 'columns' }
  | { readonly is: 'bars' | 'stacked' | 'heat' | 'treemap' | 'trend' }
)

/** For a page on a desk or for the sheet, or for a page that is as narrow as a hand. */
export const chartSizes = ['wide', 'narrow'] as const

export type ChartSize = (typeof chartSizes)[number]

export const chartShades = ['light', 'dark'] as const

export type ChartShade = (typeof chartShades)[number]

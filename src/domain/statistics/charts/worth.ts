import type { ChartCell, ChartData, ChartRow } from './chart.ts'

/** More than these nobody reads off a drawing: the table says it better. */
export const chartLimits = { rows: 60, columns: 16, areas: 200, ends: 24 } as const

/**
 * Whether a drawing shows what a few numbers do not: at least three numbers, of at least two rows, and columns that differ
 * where it is drawn by them; and not more than can be told apart.
 */
export function isWorthDrawing(data: ChartData): boolean {
  const rows = data.is === 'treemap' ? data.rows : data.rows.filter(({ depth }) => depth === 0)
  const numbers = (row: ChartRow): readonly ChartCell[] => (data.columns.length === 0 ? [row.people] : row.cells)
  const filled = rows.filter((row) => numbers(row).some(isSome))
  const columns = data.columns.filter((_, at) => rows.some(({ cells }) => isSome(cells[at])))
  const count = filled.reduce((sum, row) => sum + numbers(row).filter(isSome).length, 0)
  if (filled.length < 2 || count < 3) return false
  if ((data.is === 'stacked' || data.is === 'heat' || data.is === 'sankey') && columns.length < 2) return false
  if (data.is === 'treemap') return rows.length <= chartLimits.areas
  if (data.is === 'sankey') return rows.length <= chartLimits.ends && columns.length <= chartLimits.ends
  return rows.length <= chartLimits.rows && columns.length <= chartLimits.columns
}

const isSome = (cell: ChartCell | undefined) => (cell?.number ?? 0) > 0

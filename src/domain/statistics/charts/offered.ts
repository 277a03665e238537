import type { Cross } from '../cross.ts'

/**
 * The drawing of a cross-table, which follows from its shape: areas where rows stand within rows, bars where it tells people apart
 * by rows alone or reckons something of them, divided bars or cells where it has columns. An average of rows and columns has none.
 */
export function drawingFor({ rows, columns, reckoned }: Cross): 'bars' | 'stacked' | 'treemap' | undefined {
  if (rows.length === 0 && columns.length === 0) return undefined
  if (reckoned.is !== 'people') return rows.length === 0 || columns.length === 0 ? 'bars' : undefined
  if (rows.length > 0 && columns.length > 0) return 'stacked'
  return rows.length > 1 ? 'treemap' : 'bars'
}

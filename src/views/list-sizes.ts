import { inMegabytes, limits } from '#domain/limits.ts'

/** How large a workbook may be, for every sentence that refuses one. */
export const listSizes = {
  size: inMegabytes(limits.listFile),
  rows: limits.listRows.toLocaleString('en'),
  columns: limits.listColumns,
  cell: limits.listCell.toLocaleString('en'),
} as const

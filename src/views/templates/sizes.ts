import { inMegabytes, limits } from '#domain/limits.ts'
import { longestName } from '#domain/templates/template.ts'

/** How large a superior's workbook may be, for every sentence that refuses one. */
export const templateSizes = {
  size: inMegabytes(limits.templateFile),
  sheets: limits.templateSheets,
  rows: limits.templateRows,
  columns: limits.templateColumns,
  cells: limits.templateCells.toLocaleString('en'),
  fields: limits.templateFields.toLocaleString('en'),
  count: limits.templates,
  characters: longestName,
} as const

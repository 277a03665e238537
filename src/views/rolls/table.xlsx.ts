import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { RollSheet } from '#domain/rolls/roll.ts'
import { cleanCell, typeface } from '#views/exports/list.xlsx.ts'
import { withPrintSetup } from '#views/exports/print-setup.ts'
import { repacked } from '#views/exports/repacked.ts'
import { heightOf, widthOf } from '#views/exports/row-heights.ts'

/**
 * 名册 as a workbook: the title and each heading of a part merged over the whole width, number, name and heads frozen, every cell
 * a text (docs/security.md §7); printed on A4 as wide as one sheet, the heads on every page and 第 x 页，共 y 页 below.
 */
export async function drawRollWorkbook(sheet: RollSheet): Promise<Uint8Array> {
  const { title, unit, until, columns, parts, notes, count, madeBy, lying } = sheet
  const span = columns.length
  const widths = widthsOf(sheet)
  const room = widths.reduce((sum, width) => sum + width, 0)
  const over = (text: string, style: Partial<CellObject>): CellObject[] => [
    { ...cleanCell(text), columnSpan: span, height: heightOf([text], [room]), ...style },
  ]
  const high = (texts: readonly string[], cells: readonly CellObject[]): CellObject[] => {
    const height = heightOf(texts, widths)
    return cells.map((cell) => ({ ...cell, height }))
  }
  const heads = columns.map(({ label }) => label.replaceAll('\n', ''))
  const top = [
    over(title, { align: 'center', alignVertical: 'center', fontSize: 18, fontWeight: 'bold', height: 34 }),
    over(`单位：${unit}　　${until}　　共 ${count} 人`, { align: 'left' }),
    high(
      heads,
      heads.map((label) => ({ ...cleanCell(label), ...headStyle })),
    ),
  ]
  const body = parts.flatMap(({ heading, rows }) => [
    ...(heading ? [over(heading, partStyle)] : []),
    ...rows.map((row) =>
      high(
        row,
        row.map((text, at) => ({
          ...cleanCell(text),
          ...cellStyle,
          align: columns[at]?.start ? ('left' as const) : ('center' as const),
        })),
      ),
    ),
  ])
  const foot = [...notes, `单位负责人：　　　　审核人：　　　　制表人：${madeBy}　　　　日期：　　年　月　日`]
  const data: SheetData = [...top, ...body, ...foot.map((line) => over(line, { align: 'left', wrap: true }))]
  const written = writeExcelFile(
    data,
    {
      sheet: sheetName,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: top.length,
      stickyColumnsCount: 2,
      ...(lying && { orientation: 'landscape' as const }),
    },
    typeface,
  )
  return repacked(await written.toBuffer(), withPrintSetup({ sheet: sheetName, lying, headRow: top.length }))
}

const sheetName = '名册'

/** As wide as the paper has them, and half as wide again where that keeps the words of a column in one line. */
const widthsOf = ({ columns, parts }: RollSheet): readonly number[] => {
  const lines = parts.flatMap(({ rows }) => rows.map((row) => row.map((text) => text.split('\n'))))
  return columns.map(({ width }, at) => {
    const own = Math.max(5, Math.round(width / 1.7))
    const longest = lines.reduce((most, row) => Math.max(most, ...(row[at] ?? []).map(widthOf)), 0)
    return Math.min(Math.max(own, longest + 2), Math.round(own * 1.5))
  })
}

const cellStyle = { borderStyle: 'thin', wrap: true, alignVertical: 'center' } as const

const headStyle = { ...cellStyle, fontWeight: 'bold', backgroundColor: '#EEEEEE', align: 'center' } as const

const partStyle = { borderStyle: 'thin', fontWeight: 'bold', backgroundColor: '#F5F5F5', align: 'left' } as const

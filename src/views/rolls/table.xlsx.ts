import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { RollSheet } from '#domain/rolls/roll.ts'
import { cleanCell, typeface } from '#views/exports/list.xlsx.ts'
import { repacked } from '#views/exports/repacked.ts'
import { withPrintSetup } from './print-setup.ts'

/**
 * 名册 as a workbook: the title and each heading of a part merged over the whole width, number, name and heads frozen, every cell
 * a text (docs/security.md §7); printed on A4 as wide as one sheet, the heads on every page and 第 x 页，共 y 页 below.
 */
export async function drawRollWorkbook(sheet: RollSheet): Promise<Uint8Array> {
  const { title, unit, until, columns, parts, notes, count, madeBy, lying } = sheet
  const span = columns.length
  const over = (text: string, style: Partial<CellObject>): CellObject[] => [
    { ...cleanCell(text), columnSpan: span, ...style },
  ]
  const top = [
    over(title, { align: 'center', alignVertical: 'center', fontSize: 18, fontWeight: 'bold', height: 34 }),
    over(`单位：${unit}　　${until}　　共 ${count} 人`, { align: 'left' }),
    columns.map(({ label }) => ({ ...cleanCell(label.replaceAll('\n', '')), ...headStyle })),
  ]
  const body = parts.flatMap(({ heading, rows }) => [
    ...(heading ? [over(heading, partStyle)] : []),
    ...rows.map((row) =>
      row.map((text, at) => ({
        ...cleanCell(text),
        ...cellStyle,
        align: columns[at]?.start ? ('left' as const) : ('center' as const),
      })),
    ),
  ])
  const foot = [...notes, `单位负责人：　　　　审核人：　　　　制表人：${madeBy}　　　　日期：　　年　月　日`]
  const data: SheetData = [...top, ...body, ...foot.map((line) => over(line, { align: 'left', wrap: true }))]
  const written = writeExcelFile(
    data,
    {
      sheet: sheetName,
      columns: columns.map(({ width }) => ({ width: Math.max(5, Math.round(width / 1.7)) })),
      stickyRowsCount: top.length,
      stickyColumnsCount: 2,
      ...(lying && { orientation: 'landscape' as const }),
    },
    typeface,
  )
  return repacked(await written.toBuffer(), withPrintSetup({ sheet: sheetName, lying, headRow: top.length }))
}

const sheetName = '名册'

const cellStyle = { borderStyle: 'thin', wrap: true, alignVertical: 'center' } as const

const headStyle = { ...cellStyle, fontWeight: 'bold', backgroundColor: '#EEEEEE', align: 'center' } as const

const partStyle = { borderStyle: 'thin', fontWeight: 'bold', backgroundColor: '#F5F5F5', align: 'left' } as const

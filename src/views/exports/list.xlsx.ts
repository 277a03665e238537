import writeExcelFile from 'write-excel-file/node'
import type { SheetJob } from '#domain/exports/sheet-job.ts'
import { withPrintSetup } from './print-setup.ts'
import { repacked } from './repacked.ts'
import { heightOf } from './row-heights.ts'

/**
 * Every cell is a text in the format of texts, so that a program never takes what begins with = + - @ for a formula, nor a
 * number of 18 digits for a number (docs/security.md §7). Printed lying on A4, as wide as one sheet, the heads on every page.
 */
export async function drawList({ name, title, columns, rows, foot }: SheetJob): Promise<Uint8Array> {
  const heading =
    title === '' ? [] : [[{ ...cleanCell(title), columnSpan: columns.length, align: 'center', fontSize: 16 } as const]]
  const head = columns.map(({ label }) => ({ ...cleanCell(label), ...headStyle }))
  const widths = columns.map(({ width }) => width)
  const body = rows.map((row) => {
    const height = heightOf(row, widths)
    return row.map((text) => ({ ...framed(text), height }))
  })
  const data = [...heading, head, ...body, [], ...foot.map((line) => [cleanCell(line)])]
  const sheet = {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: heading.length + 1,
    orientation: 'landscape' as const,
  }
  const written = writeExcelFile(data, sheet, typeface)
  const setup = withPrintSetup({ sheet: name, lying: true, headRow: heading.length + 1 })
  return repacked(await written.toBuffer(), setup)
}

/** The type of every workbook: where a file names none, a program sets bold words in another one than the rest. */
export const typeface = { fontFamily: '宋体', fontSize: 11 } as const

/** A text in the format of texts, without signs that a workbook may not hold. */
export const cleanCell = (text: string) => ({ value: clean(text), type: String, format: '@' })

const framed = (text: string) =>
  ({ ...cleanCell(text), borderStyle: 'thin', wrap: true, alignVertical: 'center' }) as const

const headStyle = {
  fontWeight: 'bold',
  borderStyle: 'thin',
  backgroundColor: '#EEEEEE',
  align: 'center',
  wrap: true,
} as const

/** A workbook is XML: signs that it may not hold are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that may not stand there
const clean = (text: string) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')

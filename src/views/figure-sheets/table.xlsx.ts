import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import type { FigureSheet, SheetHead, SheetLine, SheetNumber } from '#domain/statistics/sheet.ts'
import { cleanCell, typeface } from '#views/exports/list.xlsx.ts'
import { withPrintSetup } from '#views/exports/print-setup.ts'
import { repacked } from '#views/exports/repacked.ts'
import { heightOf, widthOf } from '#views/exports/row-heights.ts'

/**
 * A table of figures as a workbook, cell by cell as on the screen: numbers as numbers and everything else a text
 * (docs/security.md §7), a heading of two lines merged, heads and labels frozen; printed lying on A4, as wide as one sheet, the
 * heads on every page.
 */
export const drawFigureWorkbook = (sheet: FigureSheet): Promise<Uint8Array> => drawFigureBook([sheet])

/** Several tables as one workbook, each a sheet under its number, in their order; no two have the same number. */
export async function drawFigureBook(sheets: readonly FigureSheet[]): Promise<Uint8Array> {
  const drawn = sheets.map(drawSheet)
  const written = writeExcelFile(
    drawn.map(({ data, options }) => ({ data, ...options })),
    typeface,
  )
  const setups = drawn.map(({ options, pageWords }, at) =>
    withPrintSetup({ sheet: options.sheet, nth: at + 1, lying: true, headRow: options.stickyRowsCount, pageWords }),
  )
  return repacked(await written.toBuffer(), (name, xml) => setups.reduce((text, setup) => setup(name, text), xml))
}

function drawSheet({ number, title, about, head, lines, check, notes, signs, pageWords }: FigureSheet) {
  const span = 1 + (lines[0]?.cells.length ?? 0)
  const over = (text: string, style: Partial<CellObject>): CellObject[] => [
    { ...cleanCell(text), columnSpan: span, ...style },
  ]
  const labels = Math.max(12, ...lines.map(({ label, depth }) => widthOf(label) + 2 * depth + 2))
  const widths = [Math.min(34, labels), ...Array.from({ length: span - 1 }, (_, at) => textWidth(lines, at))]
  const isWords = Array.from({ length: span - 1 }, (_, at) => saysWords(lines, at))
  const top: SheetData = [
    over(title, { align: 'center', alignVertical: 'center', fontSize: 18, fontWeight: 'bold', height: 34 }),
    over(about.join(between), { align: 'left', height: oneLine }),
    ...headRows(head, widths),
  ]
  const note = (text: string) => {
    const room = widths.reduce((sum, width) => sum + width, 0)
    return over(text, { align: 'left', wrap: true, height: heightOf([text], [room]) })
  }
  const data: SheetData = [
    ...top,
    ...lines.map((line) => lineOf(line, widths, isWords)),
    ...(check ? [checkRow(check)] : []),
    ...notes.map(note),
    over(signs.join(between), { align: 'left', height: 28, alignVertical: 'bottom' }),
  ]
  const options = {
    sheet: number,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: top.length,
    stickyColumnsCount: 1,
    orientation: 'landscape' as const,
  }
  return { data, options, pageWords }
}

const between = '　　'

/** How high a row of one line is. */
const oneLine = heightOf([], [])

/**
 * One line of the heading or two: what goes down to the second leaves its place there free. The last line is as high as its
 * longest words need in columns of these widths.
 */
function headRows([upper = [], lower]: FigureSheet['head'], widths: readonly number[]): SheetData {
  const first = upper.flatMap((cell) => [headCell(cell), ...free(cell.columns - 1)])
  if (!lower) return [withHeight(first, widths)]
  const rest = [...lower]
  const second = upper.flatMap(({ columns, rows }) =>
    rows > 1 ? free(columns) : rest.splice(0, columns).map((cell) => headCell(cell)),
  )
  return [first.map((cell) => cell && { ...(cell as CellObject), height: oneLine }), withHeight(second, widths)]
}

const withHeight = (row: SheetData[number], widths: readonly number[]): SheetData[number] => {
  const texts = row.map((cell) =>
    cell && 'columnSpan' in cell ? '' : String((cell as CellObject | null)?.value ?? ''),
  )
  const height = heightOf(texts, widths)
  return row.map((cell) => cell && { ...(cell as CellObject), height })
}

const free = (count: number) => Array.from({ length: count }, () => null)

const headCell = ({ text, columns, rows }: SheetHead): CellObject => ({
  ...cleanCell(text),
  ...cellStyle,
  fontWeight: 'bold',
  backgroundColor: '#EEEEEE',
  align: 'center',
  ...(columns > 1 && { columnSpan: columns }),
  ...(rows > 1 && { rowSpan: rows }),
})

/** As high as its longest words need, since no program measures what is written by another one. */
function lineOf(
  { label, depth, is, cells }: SheetLine,
  widths: readonly number[],
  isWords: readonly boolean[],
): CellObject[] {
  const bold = is === 'plain' ? {} : { fontWeight: 'bold' as const, backgroundColor: '#F5F5F5' }
  const texts = [label, ...cells.map(({ text }) => text)]
  const own = { ...cellStyle, ...bold, height: heightOf(texts, widths) }
  return [
    { ...cleanCell(label), ...own, align: 'left', indent: depth },
    ...cells.map(
      ({ text, number }, at): CellObject => ({
        ...(number ? numberCell(number) : cleanCell(text)),
        ...own,
        align: isWords[at] ? 'left' : 'right',
      }),
    ),
  ]
}

/** A column of words begins at the left; one of numbers, with a sign where there is none, ends at the right. */
const saysWords = (lines: FigureSheet['lines'], at: number): boolean =>
  lines.every(({ cells }) => cells[at]?.number === undefined) &&
  lines.some(({ cells }) => /\p{L}/u.test(cells[at]?.text ?? ''))

/** Numbers have one width; a column of words is as wide as they are. */
const textWidth = (lines: FigureSheet['lines'], at: number): number =>
  Math.min(44, Math.max(8, ...lines.map(({ cells }) => (cells[at]?.number ? 0 : widthOf(cells[at]?.text ?? '') + 2))))

const numberCell = ({ value, decimals, percent }: SheetNumber): CellObject =>
  percent
    ? { value: value / 100, type: Number, format: '0.0%' }
    : { value, type: Number, format: decimals === 1 ? '0.0' : '0' }

const checkRow = ({ label, cells }: NonNullable<FigureSheet['check']>): SheetData[number] => [
  { ...cleanCell(label), ...cellStyle, align: 'left', height: oneLine },
  ...cells.flatMap(({ text, columns }): SheetData[number] => [
    { ...cleanCell(text), ...cellStyle, align: 'center', ...(columns > 1 && { columnSpan: columns }) },
    ...free(columns - 1),
  ]),
]

const cellStyle = { borderStyle: 'thin', wrap: true, alignVertical: 'center' } as const

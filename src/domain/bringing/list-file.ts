import { decode } from '#domain/imports/decode.ts'
import { isZip, otherKind } from '#domain/imports/kinds.ts'
import { limits } from '#domain/limits.ts'
import { ok, refuse } from '#domain/result.ts'
import { readWorkbook } from '#domain/workbooks/read-workbook.ts'
import { overLimits, type Row, type WorkbookRead, type WorkbookRefusal } from '#domain/workbooks/workbook.ts'
import { csvRows } from './csv.ts'

/**
 * Reads a name list: an .xlsx, or text between commas, semicolons or tabs in UTF-8, UTF-16 or GB 18030, as Excel saves it. A
 * file that is neither is refused, not half read. Numbers of a workbook stay marked as such.
 */
export async function readListFile(bytes: Uint8Array): Promise<WorkbookRead> {
  if (bytes.length > limits.listFile) return refuse('workbook.too-large')
  if (isZip(bytes) || otherKind(bytes)) return readWorkbook(bytes)
  const decoded = decode(withoutSeparatorLine(bytes), { most: limits.listFile })
  if (!decoded.ok) return refuse(unreadable[decoded.refusal] ?? 'workbook.not-text')
  const rows = csvRows(decoded.value.text).flatMap((cells, at): Row[] => {
    const own = cells.map(textOf)
    const lost = own.flatMap((text, place) => (isError.test(text) ? [place] : []))
    const read = own.map((text) => (isError.test(text) ? '' : text))
    return own.every((text) => text === '') ? [] : [{ number: at + 1, cells: read, numeric: [], lost, isHidden: false }]
  })
  if (rows.length === 0) return refuse('workbook.empty')
  const over = overLimits(rows)
  if (over) return refuse(over)
  return ok({ sheets: [{ name: decoded.value.encoding, isHidden: false, rows }], isText: true })
}

/** What a formula says that could not be worked out. */
const isError = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/

const unreadable: Readonly<Record<string, WorkbookRefusal>> = {
  'import.empty': 'workbook.empty',
  'import.blank': 'workbook.empty',
  'import.too-large': 'workbook.too-large',
}

/** Excel may begin with `sep=;`, which is none of the list. */
function withoutSeparatorLine(bytes: Uint8Array): Uint8Array {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const line = /^sep=.\r?\n/i.exec(start)?.[0]
  return line ? bytes.subarray(line.length) : bytes
}

/** The apostrophe that keeps a number a text is none of it, nor are characters that nobody sees. */
const textOf = (cell: string): string =>
  cell
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/^['‘’](?=[\d０-９])/, '')

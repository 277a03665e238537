import readXlsx from 'read-excel-file/node'
import { isZip, otherKind } from '#domain/imports/kinds.ts'
import { entriesOf, type ZipEntry } from '#domain/imports/zip.ts'
import { ok, refuse } from '#domain/result.ts'
import { facts, type SheetFacts, sheetsOf } from './sheet-facts.ts'
import { overLimits, type Row, type Sheet, type WorkbookRead, type WorkbookRefusal } from './workbook.ts'

/**
 * Reads an .xlsx workbook, transitional or strict: every sheet that says something. Macros, passwords and binary workbooks
 * are refused, and what is packed so that unpacking it would be the attack. Numbers stay as they were stored.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookRead> {
  const entries = await partsOf(bytes)
  if (typeof entries === 'string') return refuse(entries)
  try {
    const read = await readXlsx(Buffer.from(bytes), { trim: false, parseNumber: (text) => new Stored(text) })
    const parts = await sheetsOf(entries)
    const sheets: Sheet[] = []
    for (const [at, { sheet: name, data }] of read.entries()) {
      const part = parts[at]
      const rows = rowsOf(data as Grid, part ? await facts(part.entry) : nothingKnown)
      const over = overLimits(rows)
      if (over) return refuse(over)
      if (rows.length > 0) sheets.push({ name, isHidden: part?.isHidden ?? false, rows })
    }
    return sheets.length === 0 ? refuse('workbook.empty') : ok({ sheets })
  } catch {
    return refuse('workbook.broken')
  }
}

/** The parts of an .xlsx workbook, none unpacked yet; or why it is not one that may be read. */
export async function partsOf(bytes: Uint8Array): Promise<readonly ZipEntry[] | WorkbookRefusal> {
  if (!isZip(bytes)) return otherThanPacked(bytes)
  const entries = await entriesOf(bytes, mostParts)
  return Array.isArray(entries) ? (unfit(entries) ?? entries) : 'workbook.broken'
}

const mostParts = 5_000

/** What is no archive: a workbook of old, one behind a password, or something else; CSV knows no text but only guesses. */
function otherThanPacked(bytes: Uint8Array): WorkbookRefusal {
  const kind = otherKind(bytes)
  if (kind === 'import.password') return 'workbook.password'
  return kind === 'import.sheet' ? 'workbook.binary' : 'workbook.not-one'
}

function unfit(entries: readonly ZipEntry[]): WorkbookRefusal | undefined {
  const has = (wanted: RegExp) => entries.some(({ name }) => wanted.test(name))
  if (entries.some(({ isEncrypted }) => isEncrypted)) return 'workbook.password'
  if (has(/(?:^|\/)vbaProject\.bin$/i) || has(/^xl\/macrosheets\//i)) return 'workbook.macros'
  if (has(/^xl\/workbook\.bin$/i)) return 'workbook.binary'
  if (!has(/^xl\/workbook\.xml$/i)) return 'workbook.not-one'
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > mostUnpacked || entries.some(({ bytes }) => bytes > longestPart)) return 'workbook.too-much'
  return entries.every(({ isKnown }) => isKnown) ? undefined : 'workbook.broken'
}

/** In bytes: ten thousand rows of twenty columns are some ten million. */
const longestPart = 60 * 1024 * 1024
const mostUnpacked = 200 * 1024 * 1024

/** A number as the workbook stores it; 1985.1 and 1985.10 are the same there. */
class Stored {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Grid = readonly (readonly (string | boolean | Date | Stored | null)[])[]

const nothingKnown: SheetFacts = { hidden: new Set(), mergedDown: [], lost: [] }

function rowsOf(data: Grid, { hidden, mergedDown, lost: formulas }: SheetFacts): readonly Row[] {
  const cells = data.map((row) => row.map(textOf))
  for (const { column, from, to } of mergedDown) {
    const said = cells[from]?.[column]
    for (let row = from + 1; said && row <= Math.min(to, cells.length - 1); row += 1) {
      const below = cells[row]
      if (below && (below[column] ?? '') === '') below[column] = said
    }
  }
  const lostIn = Map.groupBy(formulas, ({ row }) => row)
  const below = [...lostIn.keys()].filter((at) => at >= cells.length)
  return [...cells.keys(), ...below].flatMap((at): Row[] => {
    const row = cells[at] ?? []
    const lost = lostIn.get(at)?.map(({ column }) => column)
    const own = row.slice(0, row.findLastIndex((text) => text !== '') + 1)
    if ((data[at] ?? []).every((cell) => cell === null || textOf(cell) === '') && !lost) return []
    const numeric = own.flatMap((_, column) => (data[at]?.[column] instanceof Stored ? [column] : []))
    return [{ number: at + 1, cells: own, numeric, isHidden: hidden.has(at + 1), ...(lost && { lost }) }]
  })
}

/** The apostrophe that somebody typed so that a number stays a text is none of it. */
function textOf(cell: Grid[number][number]): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Stored) return numberText(cell.text)
  if (cell instanceof Date) return dateText(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/^['‘’](?=[\d０-９])/, '')
}

/** 3 is stored as 3 or 3.0, 1985.1 as 1985.0999999999999; more digits than a number holds stay as they came. */
function numberText(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return Math.abs(value) < 1e15 ? String(Number(value.toPrecision(15))) : text
}

const dateText = (date: Date): string =>
  Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10).replaceAll('-', '.')

import type { ZipEntry } from '#domain/imports/zip.ts'
import { limits } from '#domain/limits.ts'
import { ok, refuse } from '#domain/result.ts'
import { partsOf } from '#domain/workbooks/read-workbook.ts'
import { sheetsOf } from '#domain/workbooks/sheet-facts.ts'
import type { DrawnForm, Form, FormCell, FormRead, FormRefusal, FormSheet, Merge } from './form.ts'
import { moved } from './formula.ts'
import { findFields } from './headings.ts'
import { type Look, looksIn } from './looks.ts'
import { partText, TooMuch } from './marks.ts'
import { placeIn } from './place.ts'
import { textsIn } from './shared-texts.ts'
import { type CellAt, type SheetScan, scanSheet } from './sheet-scan.ts'

/**
 * Reads the visible sheets of a blank .xlsx workbook, transitional or strict. Whatever a list import refuses is refused here
 * too, and what nobody could fill in: more than a page shows, a digital signature, no blank cell under headings.
 */
export async function readForm(bytes: Uint8Array): Promise<FormRead> {
  if (bytes.length > limits.templateFile) return refuse('template.too-large')
  const parts = await partsOf(bytes)
  if (typeof parts === 'string') return refuse(parts)
  const refused = unfillable(parts)
  if (refused) return refuse(refused)
  try {
    const other = await otherThanWorkbook(parts)
    if (other) return refuse(other)
    const form = await formIn(parts)
    return typeof form === 'string' ? refuse(form) : ok(form)
  } catch (error) {
    return refuse(error instanceof TooMuch ? 'workbook.too-much' : 'workbook.broken')
  }
}

/** In bytes: no form unpacks to more. */
const mostUnpacked = 30 * 1024 * 1024

/** A part that leads out of the workbook or is there twice, and nobody knows which of the two a program reads. */
function unfillable(parts: readonly ZipEntry[]): FormRefusal | undefined {
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  const leadsOut = ({ name }: ZipEntry) => /^(?:\/|[A-Za-z]:)|\0/.test(name) || name.split('/').includes('..')
  if (names.size < parts.length || parts.some(leadsOut)) return 'workbook.broken'
  if (parts.some(({ name }) => name.startsWith('_xmlsignatures/'))) return 'template.signed'
  return parts.reduce((sum, { bytes }) => sum + bytes, 0) > mostUnpacked ? 'workbook.too-much' : undefined
}

/**
 * What the workbook says of itself: one for macros or for new workbooks under the ending .xlsx is opened by no program, filled
 * in or not.
 */
async function otherThanWorkbook(parts: readonly ZipEntry[]): Promise<FormRefusal | undefined> {
  const types = parts.find(({ name }) => name.toLowerCase() === '[content_types].xml')
  const source = types ? partText(await types.read()) : ''
  if (/macroEnabled/i.test(source)) return 'workbook.macros'
  return /\.template\.main\+xml/i.test(source) ? 'workbook.broken' : undefined
}

async function formIn(parts: readonly ZipEntry[]): Promise<Form | FormRefusal> {
  const read = async (name: string) => {
    const part = parts.find((one) => one.name.toLowerCase() === name)
    return part ? partText(await part.read()) : ''
  }
  const [texts, looks] = [textsIn(await read('xl/sharedstrings.xml')), looksIn(await read('xl/styles.xml'))]
  const sheets: FormSheet[] = []
  const seen = new Set<ZipEntry>()
  let cells = 0
  for (const { name, entry, isHidden } of await sheetsOf(parts)) {
    if (isHidden || !entry || !entry.name.startsWith('xl/worksheets/')) continue
    // Two sheets of one part could not be filled in apart.
    if (seen.has(entry)) return 'workbook.broken'
    seen.add(entry)
    const sheet = sheetIn({ name, part: entry.name }, scanSheet(partText(await entry.read())), texts, looks)
    cells += sheet.cells.length
    const refused = tooMuch(sheet)
    if (refused) return refused
    if (cells > limits.templateCells) return 'template.too-many-cells'
    if (sheets.push({ ...sheet, ...findFields(sheet) }) > limits.templateSheets) return 'template.too-many-sheets'
  }
  if (sheets.length === 0) return 'workbook.empty'
  const fields = sheets.flatMap(({ places }) => places)
  if (fields.length > limits.templateFields) return 'template.too-many-fields'
  return fields.some(([, , is]) => is === 0) ? { sheets } : 'template.nothing-blank'
}

function tooMuch({ rows, widths, merges }: DrawnForm): FormRefusal | undefined {
  if (rows > limits.templateRows) return 'template.too-long'
  if (widths.length > limits.templateColumns) return 'template.too-wide'
  if (rows * widths.length > limits.templateCells) return 'template.too-many-cells'
  return isMergedTwice(merges, rows, widths.length) ? 'workbook.broken' : undefined
}

/** More cells are merged than there are: some lie in two, which no program writes, and looking at each would take for ever. */
function isMergedTwice(merges: readonly Merge[], rows: number, columns: number): boolean {
  const within = ({ row, column, rows: down, columns: across }: Merge) =>
    Math.min(down, rows - row) * Math.min(across, columns - column)
  return merges.reduce((sum, merge) => sum + within(merge), 0) > rows * columns
}

type Named = { readonly name: string; readonly part: string }

function sheetIn(named: Named, scan: SheetScan, texts: readonly string[], lookOf: (style?: number) => Look): DrawnForm {
  const all = scan.rows.flatMap(({ row, cells }) => cells.map((cell) => ({ row, cell })))
  const formulas = formulasIn(all)
  const cells = all.map(({ row, cell }) => cellIn(row, cell, { texts, look: lookOf(cell.style), formulas }))
  const isSeen = ({ is, framed }: FormCell) => is !== 'blank' || framed === true
  const rows = cells.reduce((most, cell) => (isSeen(cell) ? Math.max(most, cell.row + 1) : most), 0)
  const columns = cells.reduce((most, cell) => (isSeen(cell) ? Math.max(most, cell.column + 1) : most), 0)
  const shown = cells.filter(({ row, column }) => row < rows && column < columns)
  return {
    ...named,
    widths: Array.from({ length: columns }, (_, column) => {
      const of = scan.columns.find(({ from, to }) => from <= column && column <= to)
      return of?.hidden ? 0 : Math.min(80, Math.max(2, Math.round(of?.width ?? 9)))
    }),
    rows,
    cells: shown,
    merges: scan.merges
      .flatMap((ref) => mergeIn(ref) ?? [])
      .filter(({ row, column }) => row < rows && column < columns),
  }
}

function mergeIn(ref: string): Merge | undefined {
  const [from, to] = ref.split(':').map(placeIn)
  if (!from || !to || to.row < from.row || to.column < from.column) return undefined
  return { ...from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 }
}

type Known = { readonly texts: readonly string[]; readonly look: Look; readonly formulas: ReadonlyMap<CellAt, string> }

function cellIn(row: number, cell: CellAt, { texts, look, formulas }: Known): FormCell {
  const { framed, bold, align, indent } = look
  return {
    row,
    column: cell.column,
    ...saidIn(cell, texts, formulas),
    ...(framed && { framed }),
    ...(bold && { bold }),
    ...(align && { align }),
    ...(indent > 0 && { indent }),
  }
}

function saidIn(cell: CellAt, texts: readonly string[], formulas: Known['formulas']): Pick<FormCell, 'is' | 'text'> {
  if (cell.formula) {
    const formula = formulas.get(cell)
    return { is: 'formula', ...(formula !== undefined && { formula }) }
  }
  const raw = cell.value?.text ?? ''
  const text = cell.type === 's' && raw !== '' ? (texts[Number(raw)] ?? '') : (cell.inline?.text ?? raw)
  if (text.trim() === '') return { is: 'blank' }
  const isNumber = cell.type === undefined || cell.type === 'n'
  return isNumber ? { is: 'number', text: String(Number(text)) } : { is: 'text', text: text.slice(0, mostText) }
}

/** What a cell may say on a page; a heading is not longer. */
const mostText = 1_000

/** In characters: a longer formula is left to the program that opens the file, and so is what comes after so much of them. */
const [longestFormula, mostOfFormulas] = [1_000, 500_000]

/** By cell, its formula written out; of arrays and tables of data none, since they are more than their cell. */
function formulasIn(all: readonly { readonly row: number; readonly cell: CellAt }[]): Known['formulas'] {
  const shared = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>()
  const found = new Map<CellAt, string>()
  let left = mostOfFormulas
  const take = (cell: CellAt, text: string | undefined) => {
    if (text === undefined || text.length > left) return
    left -= text.length
    found.set(cell, text)
  }
  for (const { row, cell } of all) {
    const { formula, column } = cell
    if (!formula || formula.text.length > longestFormula) continue
    if (formula.type === 'array' || formula.type === 'dataTable') continue
    if (formula.shared === undefined || formula.type !== 'shared') {
      take(cell, formula.text)
      continue
    }
    if (formula.text !== '') shared.set(formula.shared, { text: formula.text, row, column })
    const first = shared.get(formula.shared)
    take(cell, first && moved(first.text, { row: row - first.row, column: column - first.column }))
  }
  return found
}

import { placeIn, placeKey, refOf } from './place.ts'
import type { CellAt, RowAt, SheetScan } from './sheet-scan.ts'
import { scanSheet } from './sheet-scan.ts'

/** A number for a cell that is blank, or the value of a formula that is not worked out by us (undefined). */
export type Write = { readonly row: number; readonly column: number; readonly value: number | undefined }

type Edit = { readonly from: number; readonly end: number; readonly text: string }

/**
 * Writes numbers into the cells of a sheet's source and touches nothing else: each keeps its style, a formula stays and what it
 * came to is replaced, or taken out where nobody worked it out. Throws where a cell already says something.
 */
export function patchSheet(source: string, writes: readonly Write[]): string {
  const scan = scanSheet(source)
  const rows = new Map(scan.rows.map((row) => [row.row, row]))
  const all = [...writes, ...formulasBeside(scan, writes)]
  const edits: Edit[] = []
  for (const [at, own] of [...Map.groupBy(all, ({ row }) => row)].sort(([one], [other]) => one - other)) {
    const row = rows.get(at)
    if (row) edits.push(...rowEdits(source, scan, row, own))
    else edits.push(newRow(scan, at, own))
  }
  return edited(source, [...edits, ...wider(source, scan, writes)])
}

/** What they came to may have changed with the numbers. */
function formulasBeside(scan: SheetScan, writes: readonly Write[]): readonly Write[] {
  const written = new Set(writes.map(({ row, column }) => placeKey(row, column)))
  return scan.rows.flatMap(({ row, cells }) =>
    cells
      .filter(({ formula, column }) => formula && !written.has(placeKey(row, column)))
      .map(({ column }) => ({ row, column, value: undefined })),
  )
}

/** In their order; two at one place stand in the order in which they were made. */
function edited(source: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, end, text } of edits.toSorted((one, other) => one.from - other.from || one.end - other.end)) {
    pieces.push(source.slice(at, from), text)
    at = end
  }
  return pieces.join('') + source.slice(at)
}

function rowEdits(source: string, scan: SheetScan, row: RowAt, writes: readonly Write[]): readonly Edit[] {
  const byColumn = new Map(writes.map((write) => [write.column, write]))
  const there = new Set(row.cells.map(({ column }) => column))
  const added = writes.filter(({ column, value }) => !there.has(column) && value !== undefined)
  const cells = row.cells.flatMap((cell) => {
    const write = byColumn.get(cell.column)
    // Without a place of its own it would count on from a new one before it.
    const place = added.length > 0 && !cell.named ? refOf({ row: row.row, column: cell.column }) : undefined
    return write || place ? cellEdits(source, cell, write, place) : []
  })
  if (added.length === 0) return cells
  const made = (some: readonly Write[]) =>
    some
      .toSorted((one, other) => one.column - other.column)
      .map((write) => newCell(row.prefix, write, styleFor(scan, row, write.column)))
      .join('')
  const tag = source.slice(row.from, row.tagEnd)
  if (row.empty) {
    const open = spanned(tag, added).replace(/\s*\/>$/, '>')
    return [{ from: row.from, end: row.end, text: `${open}${made(added)}</${row.prefix}row>` }]
  }
  const close = source.lastIndexOf('</', row.end - 1)
  const places = Map.groupBy(added, ({ column }) => row.cells.find((cell) => cell.column > column)?.from ?? close)
  return [
    ...(spanned(tag, added) === tag ? [] : [{ from: row.from, end: row.tagEnd, text: spanned(tag, added) }]),
    ...cells,
    ...[...places].map(([at, some]) => ({ from: at, end: at, text: made(some) })),
  ]
}

/** What a row says of where its cells begin and end, where a new one stands outside. */
const spanned = (tag: string, added: readonly Write[]): string =>
  tag.replace(/(\sspans\s*=\s*["'])(\d+):(\d+)(["'])/, (_, before: string, from: string, to: string, after: string) => {
    const columns = added.map(({ column }) => column + 1)
    return `${before}${Math.min(Number(from), ...columns)}:${Math.max(Number(to), ...columns)}${after}`
  })

/** Of a cell that is only given its place there is no write. */
function cellEdits(source: string, cell: CellAt, write: Write | undefined, place?: string): readonly Edit[] {
  const { formula, from, tagEnd } = cell
  const tag = source.slice(from, tagEnd)
  const named = place === undefined ? tag : tag.replace(/^<[^\s/>]+/, (begins) => `${begins} r="${place}"`)
  if (write && (formula || write.value !== undefined)) return saying(cell, { tag, named, value: write.value })
  return named === tag ? [] : [{ from, end: tagEnd, text: named }]
}

type Tags = { readonly tag: string; readonly named: string; readonly value: number | undefined }

/** The cell with a number in it, or a formula without what it came to. */
function saying(cell: CellAt, { tag, named, value }: Tags): readonly Edit[] {
  const { prefix, formula, value: old, inline, from, tagEnd, end, empty } = cell
  if (!formula && says(cell)) throw new Error('A cell that is filled in says something already.')
  // Without a value a formula may stay one of text.
  const plain = value === undefined && cell.type === 'str' ? named : withoutType(named)
  const said = value === undefined ? '' : `<${prefix}v>${numberText(value)}</${prefix}v>`
  if (empty) return [{ from, end, text: `${plain.replace(/\s*\/>$/, '>')}${said}</${prefix}c>` }]
  const at = old ?? { from: formula?.end ?? tagEnd, end: formula?.end ?? tagEnd }
  return [
    ...(plain === tag ? [] : [{ from, end: tagEnd, text: plain }]),
    ...(inline ? [{ from: inline.from, end: inline.end, text: '' }] : []),
    ...(old || said !== '' ? [{ from: at.from, end: at.end, text: said }] : []),
  ]
}

/** A shared text may be one of blanks. */
const says = ({ inline, value, type }: CellAt) =>
  (inline?.text ?? '').trim() !== '' || (type !== 's' && (value?.text ?? '').trim() !== '')

const withoutType = (tag: string) => tag.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '')

const numberText = (value: number) => String(Number(value.toPrecision(15)))

const newCell = (prefix: string, { row, column, value }: Write, style: number | undefined) =>
  `<${prefix}c r="${refOf({ row, column })}"${style === undefined ? '' : ` s="${style}"`}><${prefix}v>${numberText(value ?? 0)}</${prefix}v></${prefix}c>`

/** The style that a cell without one of its own has: of its row, else of its column. */
const styleFor = ({ columns }: SheetScan, row: RowAt | undefined, column: number): number | undefined =>
  row?.style ?? columns.find(({ from, to }) => from <= column && column <= to)?.style

function newRow(scan: SheetScan, at: number, writes: readonly Write[]): Edit {
  const { data } = scan
  if (!data) throw new Error('A sheet without data is not filled in.')
  const cells = writes
    .filter(({ value }) => value !== undefined)
    .toSorted((one, other) => one.column - other.column)
    .map((write) => newCell(data.prefix, write, styleFor(scan, undefined, write.column)))
  const text = `<${data.prefix}row r="${at + 1}">${cells.join('')}</${data.prefix}row>`
  const next = scan.rows.find(({ row }) => row > at)
  const last = scan.rows.at(-1)
  if (next && !next.named) throw new Error('Rows without numbers have no place between them.')
  if (next) return { from: next.from, end: next.from, text }
  if (last) return { from: last.end, end: last.end, text }
  if (data.empty)
    return { from: data.from, end: data.end, text: `<${data.prefix}sheetData>${text}</${data.prefix}sheetData>` }
  return { from: data.tagEnd, end: data.tagEnd, text }
}

/** The extent that a sheet says of itself, where a new cell stands outside. */
function wider(source: string, { dimension }: SheetScan, writes: readonly Write[]): readonly Edit[] {
  if (!dimension) return []
  const [from, to] = [placeIn(dimension.ref.split(':')[0] ?? ''), placeIn(dimension.ref.split(':').at(-1) ?? '')]
  if (!from || !to) return []
  const last = {
    row: Math.max(to.row, ...writes.map(({ row }) => row)),
    column: Math.max(to.column, ...writes.map(({ column }) => column)),
  }
  if (last.row === to.row && last.column === to.column) return []
  const tag = source.slice(dimension.from, dimension.end)
  const ref = `${refOf(from)}:${refOf(last)}`
  return [{ from: dimension.from, end: dimension.end, text: tag.replace(/(\sref\s*=\s*["'])[^"']*/, `$1${ref}`) }]
}

import { Malformed, type Mark, marksIn, said } from './marks.ts'
import { placeIn } from './place.ts'

/** A stretch of the source. */
export type Stretch = { readonly from: number; readonly end: number }

/** A formula as it is written; a shared one is written out once and named by its number elsewhere. */
export type FormulaAt = { readonly text: string; readonly type?: string; readonly shared?: string }

/** A cell of a sheet's source: where it stands and what it says there. */
export type CellAt = Stretch & {
  readonly column: number
  /** Whether it names its place itself. */
  readonly named: boolean
  readonly prefix: string
  readonly style?: number
  readonly type?: string
  readonly tagEnd: number
  readonly empty: boolean
  formula?: FormulaAt & Stretch
  value?: { readonly text: string } & Stretch
  inline?: { readonly text: string } & Stretch
}

export type RowAt = Stretch & {
  readonly row: number
  readonly named: boolean
  readonly prefix: string
  /** Of cells that are not there. */
  readonly style?: number
  readonly hidden: boolean
  readonly tagEnd: number
  readonly empty: boolean
  readonly cells: CellAt[]
}

/** What a sheet says of some of its columns. */
export type ColumnsAt = {
  readonly from: number
  readonly to: number
  readonly width?: number
  readonly style?: number
  readonly hidden: boolean
}

/** A sheet's source with the places of everything that filling it in needs. */
export type SheetScan = {
  readonly rows: readonly RowAt[]
  readonly data: (Stretch & { readonly tagEnd: number; readonly empty: boolean; readonly prefix: string }) | undefined
  readonly columns: readonly ColumnsAt[]
  readonly merges: readonly string[]
  readonly dimension?: { readonly ref: string } & Stretch
}

type Start = Extract<Mark, { readonly is: 'start' }>
type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] }

const numberIn = (start: Start, name: string): number | undefined => {
  const text = said(start.attributes, name)
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text)
}

const isTrue = (text: string | undefined) => text === '1' || text === 'true'

/** Reads where everything stands. Throws `Malformed` and `TooMuch` as `marksIn` does, and for a row that is none. */
export function scanSheet(source: string): SheetScan {
  const scan = new Scanning()
  for (const mark of marksIn(source)) scan.take(mark)
  return scan.found
}

/** One pass over the marks; rows and cells outside of sheetData are none. */
class Scanning {
  private readonly rows: RowAt[] = []
  private readonly columns: ColumnsAt[] = []
  private readonly merges: string[] = []
  readonly found: Writable<SheetScan> = {
    rows: this.rows,
    data: undefined,
    columns: this.columns,
    merges: this.merges,
  }
  private row: Writable<RowAt> | undefined
  private cell: Writable<CellAt> | undefined
  private isData = false
  /** The element of the cell that is being read: its texts are what it says. */
  private inner: { name: 'f' | 'v' | 'is'; start: Start; text: string; aside: number } | undefined

  take(mark: Mark): void {
    if (mark.is === 'text') this.text(mark.text)
    else if (mark.is === 'start') this.start(mark)
    else this.end(mark.name, mark.end)
  }

  private text(text: string): void {
    if (this.inner && this.inner.aside === 0) this.inner.text += text
  }

  private start(start: Start): void {
    if (this.inner) {
      // How a word is read aloud is no part of it.
      if (start.name === 'rPh' && !start.empty) this.inner.aside += 1
    } else if (this.cell) this.startInCell(start)
    else if (this.isData) this.startInData(start)
    else this.startOutside(start)
  }

  private startOutside(start: Start): void {
    const { name, from, end, empty, prefix } = start
    if (name === 'sheetData') {
      this.found.data = { from, end, tagEnd: end, empty, prefix }
      this.isData = !empty
    } else if (name === 'col') {
      const [width, style] = [numberIn(start, 'width'), numberIn(start, 'style')]
      this.columns.push({
        from: (numberIn(start, 'min') ?? 1) - 1,
        to: (numberIn(start, 'max') ?? 1) - 1,
        hidden: isTrue(said(start.attributes, 'hidden')),
        ...(width !== undefined && { width }),
        ...(style !== undefined && { style }),
      })
    } else if (name === 'mergeCell') this.merges.push(said(start.attributes, 'ref') ?? '')
    else if (name === 'dimension') this.found.dimension = { ref: said(start.attributes, 'ref') ?? '', from, end }
  }

  private startInData(start: Start): void {
    if (start.name === 'row') this.startRow(start)
    else if (start.name === 'c' && this.row) this.startCell(start, this.row.cells)
  }

  private startRow(start: Start): void {
    const { from, end, empty, prefix, attributes } = start
    const given = numberIn(start, 'r')
    if (given !== undefined && !(Number.isInteger(given) && given > 0)) throw new Malformed()
    const style = isTrue(said(attributes, 'customFormat')) ? numberIn(start, 's') : undefined
    const row: Writable<RowAt> = {
      row: given === undefined ? (this.rows.at(-1)?.row ?? -1) + 1 : given - 1,
      named: given !== undefined,
      prefix,
      hidden: isTrue(said(attributes, 'hidden')),
      ...(style !== undefined && { style }),
      from,
      end,
      tagEnd: end,
      empty,
      cells: [],
    }
    this.rows.push(row)
    this.row = empty ? undefined : row
  }

  private startCell(start: Start, cells: CellAt[]): void {
    const { from, end, empty, prefix, attributes } = start
    const place = placeIn(said(attributes, 'r') ?? '')
    const [style, type] = [numberIn(start, 's'), said(attributes, 't')]
    const cell: Writable<CellAt> = {
      column: place?.column ?? (cells.at(-1)?.column ?? -1) + 1,
      named: place !== undefined,
      prefix,
      ...(style !== undefined && { style }),
      ...(type !== undefined && { type }),
      from,
      end,
      tagEnd: end,
      empty,
    }
    cells.push(cell)
    this.cell = empty ? undefined : cell
  }

  private startInCell(start: Start): void {
    const { name } = start
    if (name !== 'f' && name !== 'v' && name !== 'is') return
    this.inner = { name, start, text: '', aside: 0 }
    if (start.empty) this.endInner(start.end)
  }

  private end(name: string, end: number): void {
    if (this.inner) {
      if (name === 'rPh') this.inner.aside -= 1
      else if (name === this.inner.name) this.endInner(end)
    } else if (name === 'c' && this.cell) {
      this.cell.end = end
      this.cell = undefined
    } else if (name === 'row' && this.row) {
      this.row.end = end
      this.row = undefined
    } else if (name === 'sheetData' && this.found.data) {
      this.found.data = { ...this.found.data, end }
      this.isData = false
    }
  }

  private endInner(end: number): void {
    const { cell, inner } = this
    this.inner = undefined
    if (!cell || !inner) return
    const at = { text: inner.text, from: inner.start.from, end }
    if (inner.name === 'v') cell.value = at
    else if (inner.name === 'is') cell.inline = at
    else {
      const [type, shared] = [said(inner.start.attributes, 't'), said(inner.start.attributes, 'si')]
      cell.formula = { ...at, ...(type !== undefined && { type }), ...(shared !== undefined && { shared }) }
    }
  }
}

import type { GridColumn } from '#domain/grid/lines.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Row } from '#domain/workbooks/workbook.ts'
import type { ReadRow, StoredProblem } from './grid.ts'
import { cellsIn, headOf, isHeading, isWhose, merged, type PastedRow, type Place, under } from './pasted.ts'

/** How a sheet is laid out: what stands in each column, under which words, and the row after which the papers begin. */
export type Layout = {
  readonly places: readonly (Place | undefined)[]
  readonly headings: readonly string[]
  /** The number of the last row of headings in the workbook; 0 where there is none. */
  readonly head: number
}

/** A row that is a paper of somebody. */
export type BookRow = {
  readonly number: number
  readonly isHidden: boolean
  readonly row: PastedRow
  readonly stored: Readonly<Record<string, StoredProblem>>
}

/** A row looked through: whose it is, and the entry or the cells that are wrong. */
export type LookedRow = ReadRow & {
  readonly number: number
  readonly dossier?: DossierId
  /** The same paper stands in the catalogue, or in a row above. */
  readonly twin?: 'standing' | 'above'
}

/** People of one name among whom the reader has to choose. */
export type Namesakes = { readonly name: string; readonly people: readonly DossierId[] }

export type Looked = { readonly rows: readonly LookedRow[]; readonly namesakes: readonly Namesakes[] }

/** Headings stand near the top, below titles at most. */
const mostAbove = 20

/** The layout as the headings tell it, over one row or two; nothing is mapped where none are found. */
export function layoutOf(rows: readonly Row[], sheet: readonly GridColumn[]): Layout {
  const heads = rows.slice(0, mostAbove).flatMap((row) => {
    const places = headOf(row.cells, sheet)
    return places ? [{ row, places }] : []
  })
  const [first, second] = heads
  if (!first) return { places: [], headings: [], head: 0 }
  const two = second && second.row.number === first.row.number + 1 ? second : undefined
  return {
    places: taken(two ? merged(first.places, two.places) : first.places),
    headings: headingsIn(two ? [first.row, two.row] : [first.row]),
    head: (two ?? first).row.number,
  }
}

/** Two columns of one name: the first counts. */
const taken = (places: Layout['places']): Layout['places'] =>
  places.map((place, at) => (place !== undefined && places.indexOf(place) === at ? place : undefined))

/** The words over each column where the headings end in this row; a second line stands behind the first. */
export function headingsAt(rows: readonly Row[], head: number): readonly string[] {
  const last = rows.find(({ number }) => number === head)
  return last ? headingsIn([last]) : []
}

const headingsIn = (rows: readonly Row[]): readonly string[] =>
  Array.from({ length: Math.max(...rows.map(({ cells }) => cells.length)) }, (_, at) =>
    [...new Set(rows.map(({ cells }) => (cells[at] ?? '').replace(/\s+/g, '')))].filter(Boolean).join(' '),
  )

/**
 * The papers below the headings. Headings that come again on a further page are none; a row that is only a class gives it to
 * the rows below it, as far as they are of the same person.
 */
export function* papersIn(
  rows: readonly Row[],
  { places, head }: Pick<Layout, 'places' | 'head'>,
  sheet: readonly GridColumn[],
): Generator<BookRow> {
  let class_: { readonly name: string; whose?: string } | undefined
  for (const { number, cells, numeric, isHidden } of rows) {
    if (number <= head || headOf(cells, sheet)) continue
    const said = cells.filter((cell, at) => cell !== '' && !isWhose(places[at]))
    const row = cellsIn(cells, places)
    if (said.length === 1 && isHeading(said[0] ?? '')) {
      class_ = { name: said[0] ?? '' }
      continue
    }
    const whose = JSON.stringify(row.whose ?? {})
    if (class_ && class_.whose !== undefined && class_.whose !== whose) class_ = undefined
    if (class_) class_.whose = whose
    yield { number, isHidden, row: under(class_?.name, row), stored: storedIn(cells, numeric, places) }
  }
}

/** 1985.1 as a number may be January or October; of a number beyond 15 digits the last ones are nought. */
function storedIn(cells: readonly string[], numeric: readonly number[], places: Layout['places']) {
  const problems: Record<string, StoredProblem> = {}
  for (const at of numeric) {
    const [place, text = ''] = [places[at], cells[at]]
    if (place === 'year' && /^\d{4}\.1$/.test(text)) problems[place] = 'october'
    if (isWhose(place) && (/e\+/i.test(text) || /^\d{16,}/.test(text))) problems[place] = 'digits-lost'
  }
  return problems
}

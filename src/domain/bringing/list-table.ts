import { type Row, type Sheet, shownSheet, type Workbook } from '#domain/workbooks/workbook.ts'
import type { ListLine } from './brought.ts'
import { type ListHeadings, meantBy, notRead, plainHeading } from './list-columns.ts'

/** A list as it stands in a file: its headings, and the rows below them. */
export type ListTable = {
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
  /** Rows that are hidden or left out by a filter, further sheets that hold something. */
  readonly hidden: number
  readonly sheets: readonly string[]
  /** No cell says whether it held a number. */
  readonly isText: boolean
}

/** Which of what is asked about once is read as well. */
export type ListAlso = { readonly hidden: boolean; readonly sheets: boolean }

/**
 * The list of a workbook: the first sheet that is shown, and below its headings every row. The headings are the row among the
 * first ten of which most is known; two lines of headings are joined.
 */
export function tableIn(book: Workbook, told: ListHeadings, also: ListAlso): ListTable {
  const first = shownSheet(book)
  const others = book.sheets.filter((sheet) => sheet !== first)
  const { headings, below } = headed(first?.rows ?? [], told)
  const more = also.sheets ? others.flatMap((sheet) => sameColumns(sheet, headings, told)) : []
  const rows = [...below, ...more]
  return {
    headings,
    rows: rows.filter(({ isHidden }) => also.hidden || !isHidden),
    hidden: below.filter(({ isHidden }) => isHidden).length,
    sheets: others.map(({ name }) => name),
    isText: book.isText === true,
  }
}

function headed(rows: readonly Row[], told: ListHeadings): { headings: readonly string[]; below: readonly Row[] } {
  const candidates = rows.slice(0, 10).map(({ cells }, at) => ({ at, cells, known: knownIn(cells, told) }))
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (found, one) => (one.known > (found?.known ?? 0) ? one : found),
    undefined,
  )
  if (!best) return { headings: rows[0]?.cells ?? [], below: rows.slice(1) }
  const [above, under] = [rows[best.at - 1]?.cells, rows[best.at + 1]?.cells]
  const down = under && joined(best.cells, under)
  if (down && knownIn(down, told) > best.known) return { headings: down, below: rows.slice(best.at + 2) }
  const up = above && joined(above, best.cells)
  const headings = up && knownIn(up, told) > best.known ? up : best.cells
  return { headings, below: rows.slice(best.at + 1) }
}

const knownIn = (cells: readonly string[], told: ListHeadings): number =>
  meantBy(cells, told).filter((key) => key !== undefined && key !== notRead).length

/** A heading over several columns goes with each of them; one that goes over both lines stands alone. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let over = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [up, down] = [(upper[at] ?? '').trim(), (lower[at] ?? '').trim()]
    if (up !== '') over = up
    return down === '' || down === up ? up : `${up === '' ? over : up}${down}`
  })
}

/** Rows of another sheet under its own headings, put under those of the first. */
function sameColumns(sheet: Sheet, headings: readonly string[], told: ListHeadings): readonly Row[] {
  const own = headed(sheet.rows, told)
  const meant = meantBy(own.headings, told)
  const places = meantBy(headings, told).map((key, at) =>
    key === undefined || key === notRead ? own.headings.indexOf(headings[at] ?? '') : meant.indexOf(key),
  )
  const placesOf = (of: readonly number[]) => places.flatMap((at, place) => (of.includes(at) ? [place] : []))
  return own.below.map((row) => ({
    ...row,
    cells: places.map((at) => row.cells[at] ?? ''),
    numeric: placesOf(row.numeric),
    ...(row.lost && { lost: placesOf(row.lost) }),
  }))
}

/** The lines that say something of somebody, by the columns that mean something. */
export function linesIn(
  { headings, rows, isText }: Pick<ListTable, 'headings' | 'rows' | 'isText'>,
  meant: readonly (string | undefined)[],
): readonly ListLine[] {
  const sure = meant.map((_, at) => !isText || rows.some(({ cells }) => isOctober.test((cells[at] ?? '').trim())))
  const lines = rows.flatMap(({ number, cells, numeric, lost: without = [] }): ListLine[] => {
    const said = meant.flatMap((key, at) => {
      const text = (cells[at] ?? '').trim()
      return key === undefined || key === notRead || text === '' ? [] : [[key, text] as const]
    })
    const lost = meant.flatMap((key, at) =>
      key !== undefined && key !== notRead && without.includes(at)
        ? [[key, plainHeading(headings[at] ?? '')] as const]
        : [],
    )
    const isSomebody = lost.some(([key]) => key === 'name' || key === 'idNumber')
    if (said.length === 0 && !isSomebody) return []
    const numbers = meant.flatMap((key, at) => (key !== undefined && numeric.includes(at) ? [key] : []))
    const january = meant.flatMap((key, at) =>
      key !== undefined && sure[at] && !numeric.includes(at) && isJanuary.test((cells[at] ?? '').trim()) ? [key] : [],
    )
    const line = {
      number,
      cells: Object.fromEntries(said),
      numeric: numbers,
      ...(january.length > 0 && { january }),
      ...(lost.length > 0 && { lost: Object.fromEntries(lost) }),
    }
    return isTotal(line) ? [] : [line]
  })
  return ['staffNumber', 'number'].reduce(withZeros, lines)
}

/** A column that has kept the zero of its Octobers means January where it says 1. */
const isOctober = /^\d{4}[.．。·]10$/
const isJanuary = /^\d{4}[.．。·]1$/

/**
 * Says which numbers of a column may have lost zeros in front: those that a workbook holds as numbers; in a text those that
 * are shorter than others, unless some have kept theirs.
 */
function withZeros(lines: readonly ListLine[], key: string): readonly ListLine[] {
  const digits = lines.map(({ cells }) => cells[key] ?? '').filter((text) => isNumber.test(text))
  const longest = digits.reduce((most, text) => Math.max(most, text.length), 0)
  const haveKept = digits.some((text) => /^0/.test(text))
  return lines.map((line) => {
    const text = line.cells[key] ?? ''
    const isShort = !haveKept && text.length < longest
    const isAsked = isNumber.test(text) && (line.numeric.includes(key) || isShort)
    return isAsked ? { ...line, padded: { ...line.padded, [key]: text.padStart(longest, '0') } } : line
  })
}

/** What is longer is no number of anybody, and no length for those of others. */
const isNumber = /^\d{1,30}$/

/** 合计 under a list is nobody. */
const isTotal = ({ cells }: ListLine) => /^(合\s*计|总\s*计|小\s*计|total)$/i.test(cells['name'] ?? '')

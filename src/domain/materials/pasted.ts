import { type GridColumn, type GridLine, markHeading } from '#domain/grid/lines.ts'
import { readTable } from '#domain/grid/table.ts'
import { readClass } from './classes.ts'
import { type Cells, type Column, columns } from './typed.ts'

/** Whose paper it is, where one sheet has the papers of many people. */
export type Whose = {
  readonly number: string
  readonly name: string
  readonly staff?: string
  readonly idNumber?: string
}

export type PastedRow = { readonly cells: Cells; readonly whose?: Whose }

export type Place = Column | keyof Whose

/** Whose paper it is: in a grid by number or name, in a workbook also by what other systems know people by. */
const persons = {
  one: [],
  grid: ['number', 'name'],
  workbook: ['number', 'staff', 'idNumber', 'name'],
} as const satisfies Readonly<Record<string, readonly (keyof Whose)[]>>

/** The columns of a sheet, each under the word of the reader's language and under those that such tables carry. */
export const sheetColumns = (of: keyof typeof persons, label: (place: Place) => string): readonly GridColumn[] =>
  [...persons[of], ...columns].map((key) => ({
    key,
    names: [label(key), ...names[key]],
    ...(key === 'year' && { spans: 3 }),
  }))

/**
 * Rows of a table copied from Excel or Word. A head row says which column is which, in any order and over two rows; without
 * one they stand as in the printed catalogue, for many people with number and name in front. A row that is only the
 * heading of a class gives it to the rows below, and a bare number in their first cell is then a serial.
 */
export function readPasted(text: string, sheet: readonly GridColumn[]): readonly PastedRow[] {
  const keys = sheet.map(({ key }) => key as Place)
  let places: readonly (Place | undefined)[] = keys
  let heading: string | undefined
  const rows: PastedRow[] = []
  for (const row of readTable(text)) {
    const filled = row.filter((cell) => cell.trim() !== '')
    const head = headOf(row, sheet)
    if (filled.length === 0) continue
    if (head) places = places === keys ? head : merged(places, head)
    else if (filled.length === 1 && isHeading(filled[0] ?? '')) heading = filled[0]
    else rows.push(under(heading, cellsIn(row, places)))
  }
  return rows
}

/** The row as a line of a grid. */
export const lineOf = ({ cells, whose }: PastedRow): GridLine => ({ cells: { ...whose, ...cells } })

/** A heading of the catalogue names a class in words; a number alone is a cell that lacks the rest of its row. */
export const isHeading = (text: string): boolean => /\p{Script=Han}/u.test(text) && readClass(text) !== undefined

/** A row below a heading has its class, unless it names one itself; a number there only counts the rows. */
export function under(heading: string | undefined, row: PastedRow): PastedRow {
  const own = row.cells.class?.trim() ?? ''
  const isSerial = own === '' || /^\d{1,3}$/.test(own)
  return heading !== undefined && isSerial ? { ...row, cells: { ...row.cells, class: heading } } : row
}

/** The cells of a row by the columns that they stand in, and whose paper it is where a column says so. */
export function cellsIn(row: readonly string[], places: readonly (Place | undefined)[]): PastedRow {
  const cells: Partial<Record<Column, string>> = {}
  const whose: { -readonly [Key in keyof Whose]: Whose[Key] } = { number: '', name: '' }
  places.forEach((place, at) => {
    const text = row[at]?.trim() ?? ''
    if (isWhose(place)) whose[place] = text
    else if (place !== undefined) cells[place] = text
  })
  return { cells, ...(places.some(isWhose) && { whose }) }
}

/** Whether a column names a person and not the paper. */
export const isWhose = (place: Place | undefined): place is keyof Whose =>
  persons.workbook.some((person) => person === place)

const names: Readonly<Record<Place, readonly string[]>> = {
  number: ['档案编号', '档案号', '档号'],
  staff: ['工号', '职工编号', '人员编号', '员工编号'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '身份证', '证件号码', '证件号'],
  name: ['姓名'],
  class: ['类号', '类别', '分类', '分类号'],
  title: ['材料名称', '材料', '题名', '名称'],
  year: ['年', '材料制成时间', '材料形成时间', '形成时间', '制成时间', '制成时间（或其中的年）', '时间', '日期'],
  month: ['月'],
  day: ['日'],
  copies: ['份数', '份'],
  pages: ['页数', '页'],
  remark: ['备注', '附注'],
  kind: ['原件或复印件', '原件复印件', '原复', '正本里是', '原件', '材料性质'],
  volume: ['正本副本', '正副本', '卷', '卷别'],
  matter: ['专题', '案'],
}

const serials = ['序号', '顺序号', '编号']

/**
 * The columns that a head row names; undefined for any other row. Two names make a head, or 年, 月, 日 below one. Where
 * nothing else is called a class, a serial beside the title stands for it.
 */
export function headOf(
  row: readonly string[],
  sheet: readonly GridColumn[],
): readonly (Place | undefined)[] | undefined {
  const plain = row.map(plainly)
  const named = placesOf(sheet)
  const places = plain.map((name) => named.get(name))
  const known = places.filter((place, at) => place !== undefined || serials.includes(plain[at] ?? '')).length
  const rest = plain.filter((name) => name !== '' && name !== markHeading).length - known
  if (known < 2 || rest > known) return undefined
  const spread = places.map((place, at) => place ?? (plain[at] === '' ? partOfDate(places, at) : undefined))
  return spread.includes('class')
    ? spread
    : spread.map((place, at) => (serials.includes(plain[at] ?? '') ? 'class' : place))
}

/** The places by the names of their columns; of two columns with one name the first. Asked of every row of a sheet. */
function placesOf(sheet: readonly GridColumn[]): ReadonlyMap<string, Place> {
  const known = placesKnown.get(sheet)
  if (known) return known
  const all = sheet.flatMap(({ key, names }) => names.map((name) => [plainly(name), key as Place] as const))
  const places = new Map(all.toReversed())
  placesKnown.set(sheet, places)
  return places
}

const placesKnown = new WeakMap<readonly GridColumn[], ReadonlyMap<string, Place>>()

/** Under a heading over three columns stand year, month and day. */
const partOfDate = (places: readonly (Place | undefined)[], at: number): Place | undefined =>
  places[at - 1] === 'year' ? 'month' : places[at - 2] === 'year' && places[at - 1] === undefined ? 'day' : undefined

const plainly = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s/()*—:-]/g, '')
    .toLowerCase()

/** A head of two rows: the second one parts the time into year, month and day. */
export const merged = (above: readonly (Place | undefined)[], below: readonly (Place | undefined)[]) =>
  Array.from({ length: Math.max(above.length, below.length) }, (_, at) => below[at] ?? above[at])

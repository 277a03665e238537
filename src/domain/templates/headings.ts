import type { DrawnForm, FormSheet, Heading } from './form.ts'
import { type Grid, gridOf, type Standing, wordsAt } from './grid.ts'
import { stepIn } from './nesting.ts'
import type { CellPlace } from './place.ts'
import { plainHeading } from './plain-heading.ts'

/** Finds the cells of a sheet that can be bound, with the title, the headings of columns and those of rows, as they are met. */
export function findFields(sheet: DrawnForm): Pick<FormSheet, 'headings' | 'places'> {
  const grid = gridOf(sheet)
  const [fields, headings] = [
    [] as (readonly [number, number, 0 | 1, string, string, string])[],
    new Map<string, Heading>(),
  ]
  const keys = keysOf(headings)
  let title: string | undefined
  for (const { row, column, is } of candidatesIn(grid)) {
    const labels = labelsBefore(grid, row, column)
    const heads = labels && headsOver(grid, { row, column, stub: labels })
    if (!labels || !heads) continue
    title ??= keys('sheet', [titleOf(grid, sheet, heads.from)], '')
    const down = keys('column', heads.over, `${heads.from},${column}`)
    const across = keys('row', rowPath(grid, labels, heads), `${row},${labels.at(-1)?.column}`)
    fields.push([row, column, is === 'formula' ? 1 : 0, title, down, across])
  }
  const axes = ['sheet', 'column', 'row'] as const
  const inOrder = [...headings.values()].sort((one, other) => axes.indexOf(one.axis) - axes.indexOf(other.axis))
  const places = new Map(inOrder.map(({ key }, at) => [key, at]))
  const at = (key: string) => places.get(key) ?? 0
  return {
    headings: inOrder,
    places: fields.map(([row, column, is, over, down, across]) => [row, column, is, at(over), at(down), at(across)]),
  }
}

/** Cells that are blank or formulas, within the lines of the table where there are any. */
function* candidatesIn(grid: Grid): Generator<CellPlace & { readonly is: 'blank' | 'formula' }> {
  for (let row = 0; row < grid.rows; row += 1)
    for (let column = 1; column < grid.columns; column += 1) {
      const standing = grid.at(row, column)
      const is = standing.cell?.is ?? 'blank'
      const isOwn = standing.row === row && standing.column === column && (!grid.isFramed || standing.cell?.framed)
      if (isOwn && (is === 'blank' || is === 'formula')) yield { row, column, is }
    }
}

/** What stands widest over the first table; a sheet without one is called by its name. */
function titleOf(grid: Grid, { name }: DrawnForm, before: number): Standing {
  let widest: Standing | undefined
  for (let row = 0; row < before; row += 1)
    for (let column = 0; column < grid.columns; column += 1) {
      const standing = grid.at(row, column)
      const words = wordsAt(standing)
      if (words === undefined || isNote(words) || standing.row !== row || standing.column !== column) continue
      if (!widest || standing.columns > widest.columns) widest = standing
    }
  return widest ?? { cell: { row: 0, column: 0, is: 'text', text: name }, row: 0, column: 0, rows: 1, columns: 1 }
}

/** Two headings of the same words at two places are two: the second one is told apart by its number. */
function keysOf(headings: Map<string, Heading>) {
  const byPlace = new Map<string, string>()
  return (axis: Heading['axis'], standing: readonly Standing[], place: string): string => {
    const before = byPlace.get(`${axis}${place}`)
    if (before !== undefined) return before
    const path = standing.map((one) => wordsAt(one) ?? '')
    const words = `${axis}|${path.map(plainHeading).join('›')}`
    let key = words
    for (let nth = 2; headings.has(key); nth += 1) key = `${words}#${nth}`
    const { row = 0, column = 0 } = standing.at(-1) ?? {}
    headings.set(key, { key, axis, path: path.map(tidy), row, column })
    byPlace.set(`${axis}${place}`, key)
    return key
  }
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The labels before a cell, the outer one first; undefined where there is none, or one that a signature or a date stands behind. */
function labelsBefore(grid: Grid, row: number, column: number): readonly Standing[] | undefined {
  const labels: Standing[] = []
  for (let at = column - 1; at >= 0; ) {
    const standing = grid.at(row, at)
    if (wordsAt(standing) !== undefined) labels.unshift(standing)
    else if (labels.length > 0) break
    at = standing.column - 1
  }
  const nearest = labels.at(-1)
  const words = nearest && wordsAt(nearest)
  if (words === undefined || isNote(words)) return undefined
  return labels.filter(({ row, column }, at) => {
    const before = labels[at - 1]
    return before?.row !== row || before.column !== column
  })
}

/** 填报单位：, 制表人：, 注：: what stands around a table. */
const isNote = (words: string) =>
  (/[:：]\s*$/.test(words) && !/其中/.test(words)) ||
  /^\s*(?:注|备注|说明|填表说明|填报单位|单位负责人|负责人|审核人|制表人|填报人|填表人|联系人|联系电话|报出日期|填报日期)\s*[:：]/.test(
    words,
  )

type Asked = { readonly row: number; readonly column: number; readonly stub: readonly Standing[] }
type Heads = { readonly over: readonly Standing[]; readonly from: number; readonly section?: Standing }

/** The headings over a cell, the outer one first, and the line across the table that a group of rows stands under. */
function headsOver(grid: Grid, { row, column, stub }: Asked): Heads | undefined {
  const [left, right] = [stub[0]?.column ?? 0, stub.at(-1)?.column ?? 0]
  const spansStub = (standing: Standing) => standing.column <= right && standing.column + standing.columns > left
  const above = [...wordsAbove(grid, row, column)]
  const bottom = above.find((standing) => !spansStub(standing))
  if (!bottom) return undefined
  const section = above.slice(0, above.indexOf(bottom))[0]
  const top = topOf(grid, bottom, { column, left, spansStub })
  const rows = Array.from({ length: bottom.row + bottom.rows - top }, (_, at) => top + at)
  const all = rows.flatMap((at) => wordsOver(grid, at, column, right) ?? []).filter((standing) => !spansStub(standing))
  const over = all.filter((standing, at) => all.findIndex((one) => isSame(one, standing)) === at)
  return { over, from: top, ...(section && { section }) }
}

const isSame = (one: Standing, other: Standing) => one.row === other.row && one.column === other.column

/** What says something above a cell, the nearest first. */
function* wordsAbove(grid: Grid, row: number, column: number): Generator<Standing> {
  for (let at = row - 1; at >= 0; ) {
    const standing = grid.at(at, column)
    if (wordsAt(standing) !== undefined) yield standing
    at = standing.row - 1
  }
}

type Across = {
  readonly column: number
  readonly left: number
  readonly spansStub: (standing: Standing) => boolean
}

/** The first row of the heading: where the heading of the labels begins, or the lines of the table do. */
function topOf(grid: Grid, bottom: Standing, { column, left, spansStub }: Across): number {
  let top = bottom.row
  for (let at = bottom.row; at >= 0 && at > bottom.row - 5; at -= 1) {
    const standing = grid.at(at, left)
    if (wordsAt(standing) === undefined) continue
    // What stands over labels and columns alike is the title.
    if (standing.column + standing.columns <= column) top = Math.min(top, standing.row)
    break
  }
  for (;;) {
    const above = top > 0 ? grid.at(top - 1, column) : undefined
    if (!above?.cell?.framed || wordsAt(above) === undefined || spansStub(above)) return top
    top = above.row
  }
}

/** What stands over a column in a row of the heading; one that is centred over several without being merged stands in the first. */
function wordsOver(grid: Grid, row: number, column: number, stubEnd: number): Standing | undefined {
  const own = grid.at(row, column)
  if (wordsAt(own) !== undefined) return own
  if (own.rows > 1 || own.columns > 1) return undefined
  for (let at = column - 1; at > stubEnd; at -= 1) {
    const before = grid.at(row, at)
    if (wordsAt(before) === undefined) {
      if (before.cell?.is === 'blank' && before.rows === 1) continue
      return undefined
    }
    return before.rows === 1 && before.columns === 1 && wordsAt(grid.at(row + 1, at)) !== undefined ? before : undefined
  }
  return undefined
}

/** The labels of a row, with those that it stands in under: the line across, and what it steps in from. */
function rowPath(grid: Grid, labels: readonly Standing[], { section, over }: Heads): readonly Standing[] {
  const nearest = labels.at(-1)
  if (!nearest) return labels
  const outer = labels.slice(0, -1)
  const bottom = Math.max(...over.map(({ row, rows }) => row + rows - 1))
  const top = Math.max(section?.row ?? 0, bottom, (outer.at(-1)?.row ?? 0) - 1)
  return [...(section ? [section] : []), ...outer, ...stepIn(grid, nearest, top)]
}

import { type Table, writeTable } from './table.ts'

/** A column of a grid: `names` are the headings under which it is recognised, the first is the one it is written with. */
export type GridColumn = {
  readonly key: string
  readonly names: readonly string[]
  /** Over so many columns a heading stands that is called as this one: those behind it may have none of their own. */
  readonly spans?: number
}

/** What a line is about, where it is not a new one. */
export type LineMark = {
  readonly record: string
  /** What it was drawn from; what was saved since is merged or asked about. */
  readonly stamp: string
  /** To be taken away. */
  readonly gone?: true
  /** Columns that somebody else changed too, and of which nobody has said yet whose value holds. */
  readonly undecided: readonly string[]
}

/** One line as it was typed or pasted. */
export type GridLine = { readonly mark?: LineMark | undefined; readonly cells: Readonly<Record<string, string>> }

export type ReadLines = {
  readonly lines: readonly GridLine[]
  /** Headings that are no column here: what stood below them is not taken. */
  readonly unknown: readonly string[]
}

/** Over the column that says what a line is about; the program writes it, people do not type it. */
export const markHeading = '#'

/**
 * Gives the cells of a pasted table their columns: by the headings of its first row where it has them, else in order. Empty
 * lines between others are left out.
 */
export function linesOf(table: Table, columns: readonly GridColumn[]): ReadLines {
  const places = headed(table[0] ?? [], columns)
  const order = places?.keys ?? columns.map(({ key }) => key)
  const lines = (places ? table.slice(1) : table).map((row): GridLine => {
    const cells = new Map<string, string>()
    let mark: LineMark | undefined
    for (const [at, text] of row.entries()) {
      const key = order[at]
      if (key === markHeading) mark = readMark(text)
      else if (key !== undefined && text.trim() !== '') cells.set(key, text.trim())
    }
    return { mark, cells: Object.fromEntries(cells) }
  })
  return {
    lines: lines.filter(({ mark, cells }) => mark || Object.keys(cells).length > 0),
    unknown: places?.unknown ?? [],
  }
}

/** The first row as headings, if most of what it says are columns; a name that two columns have is theirs in their order. */
function headed(row: readonly string[], columns: readonly GridColumn[]) {
  const said = row.map(plainly)
  const taken = new Set<string>()
  const keys = said.map((name) => {
    if (name === markHeading) return markHeading
    const called = columns.filter(({ names }) => names.some((one) => plainly(one) === name))
    const key = (called.find(({ key }) => !taken.has(key)) ?? called[0])?.key
    if (key !== undefined) taken.add(key)
    return key
  })
  const found = keys.filter((key) => key !== undefined).length
  if (found === 0 || found * 2 < said.filter((name) => name !== '').length) return undefined
  return { keys, unknown: row.filter((name, at) => keys[at] === undefined && name.trim() !== '') }
}

const plainly = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s*:]/g, '')
    .toLowerCase()

const marks = /^(-?)([\w-]+)@([^?]*)(?:\?(.*))?$/

function readMark(text: string): LineMark | undefined {
  const [whole, gone, record = '', stamp = '', undecided = ''] = marks.exec(text.trim()) ?? []
  if (whole === undefined) return undefined
  return { record, stamp, ...(gone && { gone: true }), undecided: undecided.split(',').filter(Boolean) }
}

/** A mark as the table sends it; it reads as the same mark again. */
export const writeMark = ({ record, stamp, gone, undecided }: LineMark): string =>
  `${gone ? '-' : ''}${record}@${stamp}${undecided.length > 0 ? `?${undecided.join(',')}` : ''}`

/** The lines as text that reads as the same lines again, under their headings; no lines are no text. */
export const writeLines = (lines: readonly GridLine[], columns: readonly GridColumn[]): string =>
  lines.length === 0
    ? ''
    : writeTable([
        [markHeading, ...columns.map(({ names }) => names[0] ?? '')],
        ...lines.map(({ mark, cells }) => [mark ? writeMark(mark) : '', ...columns.map(({ key }) => cells[key] ?? '')]),
      ])

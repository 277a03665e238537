import type { FigureSheet } from '#domain/statistics/sheet.ts'
import type { Document } from '#views/pdf/document.ts'

/** A column of figures on paper: the words above it, and those above its group. */
export type PaperColumn = {
  /** Its place among the cells of a line. */
  readonly at: number
  readonly group: string
  /** Which group; columns of one stand below one heading. */
  readonly nth: number
  /** The words of the second line; none where the heading goes down through both. */
  readonly text?: string
  readonly begins: boolean
}

/** What stands side by side on a sheet: the labels, whole people where they come first, and as many columns as have room. In mm. */
export type Panel = {
  readonly label: number
  readonly columns: readonly (PaperColumn & { readonly width: number })[]
}

/** The sizes of the type, in points. */
export const type = { head: 8.5, cell: 9.5, note: 8.5 }

/** Divides a table over as many panels as its columns ask for, each as wide as the sheet. */
export function panelsOf(doc: Document, sheet: FigureSheet, width: number): readonly Panel[] {
  const label = labelWidth(doc, sheet)
  const columns = columnsIn(sheet).map((column) => ({ ...column, width: leastWidth(doc, sheet, column) }))
  const [repeated, rest] = sheet.repeatsNone ? [[], columns] : [columns.slice(0, 1), columns.slice(1)]
  const full = repeated.reduce((room, { width }) => room - width, width - label)
  const panels = [[...repeated]]
  let room = full
  const turn = () => {
    panels.push([...repeated])
    room = full
  }
  for (const group of Map.groupBy(rest, ({ nth }) => nth).values()) {
    const all = group.reduce((sum, { width }) => sum + width, 0)
    // A group stays together where a panel has room for all of it.
    if (all > room && all <= full && room < full) turn()
    for (const column of group) {
      if (column.width > room && room < full) turn()
      panels.at(-1)?.push(column)
      room -= column.width
    }
  }
  return panels.map((columns) => stretched(label, columns, width))
}

function columnsIn({ head: [upper = [], lower = []] }: FigureSheet): readonly PaperColumn[] {
  const rest = [...lower]
  let at = 0
  return upper.slice(1).flatMap(({ text: group, columns, rows }, nth) => {
    const below = rows > 1 || lower.length === 0 ? [{}] : rest.splice(0, columns).map(({ text }) => ({ text }))
    return below.map((one, place): PaperColumn => {
      at += 1
      return { at: at - 1, group, nth, begins: place === 0, ...one }
    })
  })
}

const pad = 2.6

/** So wide that no word of its heading and no number in it is cut. */
function leastWidth(doc: Document, { lines }: FigureSheet, { at, text, group }: PaperColumn): number {
  const words = (text ?? group).split(/[\s/]+/).filter((word) => /^[\x21-\xff–—]+$/.test(word))
  const inHead = words.map((word) => doc.measure(word, { style: 'song-bold', size: type.head }))
  const inCells = lines.map(({ cells }) => doc.measure(cells[at]?.text ?? '', { style: 'song-bold', size: type.cell }))
  return Math.max(9.4, ...inHead.map((width) => width + pad), ...inCells.map((width) => width + pad))
}

const labelWidth = (doc: Document, { lines, head: [upper = []] }: FigureSheet): number => {
  const labels = lines.map(
    ({ label, depth }) => doc.measure(label, { style: 'song-bold', size: type.cell }) + indent * depth,
  )
  const above = doc.measure(upper[0]?.text ?? '', { style: 'song-bold', size: type.head })
  return Math.min(58, Math.max(26, ...labels.map((width) => width + pad), above / 2 + pad))
}

/** How far a label stands in for each level, in mm. */
export const indent = 4

/** Fills the width, in proportion. */
function stretched(label: number, columns: Panel['columns'], width: number): Panel {
  const sum = columns.reduce((sum, column) => sum + column.width, label)
  const by = width / sum
  return { label: label * by, columns: columns.map((column) => ({ ...column, width: column.width * by })) }
}

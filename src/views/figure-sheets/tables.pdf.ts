import type { NameListDrawing } from '#domain/prints/job.ts'
import type { FigureSheet, FigureSheetsJob, SheetLine } from '#domain/statistics/sheet.ts'
import { fill, fillAlong, pitch } from '#views/pdf/cell.ts'
import { type Document, grey, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { type Box, mm } from '#views/pdf/geometry.ts'
import { drawBelow } from './chart-below.ts'
import { indent, type Panel, panelsOf, type } from './panels.ts'

/** A4 lying, 25 mm at the left for binding; all in mm. */
const area = { left: 25, width: 257, top: 32, bottom: 195 }
const signHeight = 9
const checkHeight = 6
const numberLine = 198

/**
 * Tables of figures as one PDF, each from a page of its own on: title and heading on every page, columns that find no room beside
 * each other on further ones, below the last row how it is counted and who signs. Refuses, naming them, where characters have no
 * glyph.
 */
export async function drawFigureSheets(faces: Faces, { at, sheets }: FigureSheetsJob): Promise<NameListDrawing> {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '统计表', lying: true })
  const wordsOf: string[] = []
  for (const sheet of sheets) {
    drawSheet(doc, sheet)
    while (wordsOf.length < doc.contents.length) wordsOf.push(sheet.pageWords)
  }
  for (const [page, words] of wordsOf.entries()) {
    doc.turnTo(page)
    const text = words.replace('{pages}', String(wordsOf.length)).replace('{page}', String(page + 1))
    const row = { x: area.left, y: numberLine, width: area.width, height: 6 }
    fill(doc, text, row, { style: 'hei', size: 9, colour: grey })
  }
  const pdf = await doc.finish()
  return doc.missing.size > 0 ? { ok: false, missing: [...doc.missing] } : { ok: true, pdf }
}

function drawSheet(doc: Document, sheet: FigureSheet): void {
  let y = area.top
  for (const panel of panelsOf(doc, sheet, area.width)) y = drawPanel(doc, sheet, panel)
  y += 2
  const rows = noteRows(doc, sheet.notes)
  for (const [at, row] of rows.entries()) {
    // Who signs stands on one page with the last of what they sign.
    const along = at === rows.length - 1 ? signHeight : 0
    if (y + row.height + along > area.bottom) y = turned(doc, sheet)
    const width = area.width / row.notes.length
    for (const [at, note] of row.notes.entries()) {
      const box = { x: area.left + at * width, y, width, height: row.height }
      fill(doc, note, box, { size: type.note, align: 'start' })
    }
    y += row.height
  }
  if (y + signHeight > area.bottom) y = turned(doc, sheet)
  const third = area.width / 3
  for (const [at, sign] of sheet.signs.entries()) {
    const box = { x: area.left + at * third, y: y + 1, width: third, height: signHeight - 1 }
    fill(doc, sign, box, { size: 10.5, align: 'start' })
  }
  if (sheet.chart) drawBelow(doc, sheet.chart, { ...area, top: y + signHeight }, () => turned(doc, sheet))
}

type NoteRow = { readonly notes: readonly string[]; readonly height: number }

/** Notes of half a line stand beside each other, in their order; a longer one takes what it needs. */
function noteRows(doc: Document, notes: readonly string[]): readonly NoteRow[] {
  const style = { style: 'song', size: type.note } as const
  const rows: NoteRow[] = []
  for (let at = 0; at < notes.length; ) {
    const pair = notes.slice(at, at + 2)
    const isShort = pair.length === 2 && pair.every((note) => doc.measure(note, style) < area.width / 2 - 3)
    const taken = isShort ? pair : pair.slice(0, 1)
    const lines = isShort ? 1 : doc.breakLines(taken[0] ?? '', style, area.width - 2.2).length
    rows.push({ notes: taken, height: (lines * pitch(type.note)) / mm + 1.2 })
    at += taken.length
  }
  return rows
}

/** A new page with its title; answers where what stands on it begins. */
function turned(doc: Document, { title, about }: FigureSheet): number {
  doc.addPage()
  fill(doc, title, { x: area.left, y: 10, width: area.width, height: 12 }, { style: 'song-bold', size: 20 })
  const [start = '', middle = '', end = ''] = about
  fillAlong(doc, [start, middle, end], { x: area.left, y: area.top - 8.6, width: area.width, height: 7.6 }, 10)
  return area.top
}

/** All lines with some of the columns, on as many pages as they take; answers where the last of them ends. */
function drawPanel(doc: Document, sheet: FigureSheet, panel: Panel): number {
  let y = 0
  let begun = 0
  const close = () => {
    for (const x of edgesOf(panel)) doc.line(x.at, begun, x.at, y, x.begins ? 0.75 : 0.35)
    doc.frame({ x: area.left, y: area.top, width: area.width, height: y - area.top }, 1.2)
  }
  const turn = () => {
    turned(doc, sheet)
    begun = area.top
    y = drawHead(doc, sheet, panel)
    begun = y
  }
  turn()
  for (const line of sheet.lines) {
    const height = lineHeight(doc, line, panel)
    if (y + height > area.bottom) {
      close()
      turn()
    }
    drawLine(doc, line, panel, y, height)
    y += height
  }
  close()
  if (!sheet.check) return y
  const sums = checkCells(sheet.check, panel)
  const height = Math.max(checkHeight, ...sums.map(({ text, width }) => linesAt(doc, text, width, type.head) + 1.6))
  const at = y + height > area.bottom ? turned(doc, sheet) : y
  let x = area.left
  for (const { text, width } of sums) {
    const box = { x, y: at, width, height }
    doc.frame(box, 0.35)
    fill(doc, text, box, { size: type.head, colour: grey })
    x += width
  }
  return at + height
}

/** What the columns of each group come to, as far as the panel has them. */
function checkCells({ label, cells }: NonNullable<FigureSheet['check']>, panel: Panel) {
  const belowOf = cells.flatMap(({ columns }, below) => Array.from({ length: columns }, () => below))
  const groups = [...Map.groupBy(panel.columns, ({ at }) => belowOf[at] ?? -1)].map(([below, group]) => ({
    text: cells[below]?.text ?? '',
    width: group.reduce((sum, column) => sum + column.width, 0),
  }))
  return [{ text: label, width: panel.label }, ...groups]
}

/** Where the columns begin, from the left. */
function edgesOf({ label, columns }: Panel) {
  let x = area.left + label
  return columns.map(({ width, begins }, place) => {
    x += width
    return { at: x - width, begins: begins || place === 0 }
  })
}

const linesAt = (doc: Document, text: string, width: number, size: number): number =>
  (doc.breakLines(text, { style: 'song-bold', size }, width - 2.2).length * pitch(size)) / mm

/** The heading, of one line or two; answers where it ends. */
function drawHead(doc: Document, { head }: FigureSheet, panel: Panel): number {
  const { label, columns } = panel
  const groups = [...Map.groupBy(columns, ({ nth }) => nth).values()]
  const heading = head[0]?.[0]?.text ?? ''
  const isTwo = columns.some(({ text }) => text !== undefined)
  const widthOf = (group: Panel['columns']) => group.reduce((sum, { width }) => sum + width, 0)
  const high = (texts: readonly (readonly [text: string, width: number])[]) =>
    Math.max(6.6, ...texts.map(([text, width]) => linesAt(doc, text, width, type.head) + 2))
  const over = groups.filter(([first]) => first?.text !== undefined)
  const upper = isTwo ? high(over.map((group) => [group[0]?.group ?? '', widthOf(group)])) : 0
  const below = high(columns.flatMap(({ text, width }) => (text === undefined ? [] : [[text, width] as const])))
  const down = high([
    [heading, label],
    ...columns.flatMap(({ text, group, width }) => (text === undefined ? [[group, width] as const] : [])),
  ])
  const lower = Math.max(below, down - upper)
  const put = (text: string, box: Box) => {
    doc.frame(box, 0.5)
    fill(doc, text, box, { size: type.head, style: 'song-bold' })
  }
  put(heading, { x: area.left, y: area.top, width: label, height: upper + lower })
  let x = area.left + label
  for (const group of groups) {
    const width = widthOf(group)
    if (group[0]?.text === undefined) put(group[0]?.group ?? '', { x, y: area.top, width, height: upper + lower })
    else put(group[0].group, { x, y: area.top, width, height: upper })
    let from = x
    for (const { text, width } of group) {
      if (text !== undefined) put(text, { x: from, y: area.top + upper, width, height: lower })
      from += width
    }
    x += width
  }
  return area.top + upper + lower
}

const lineHeight = (doc: Document, { label, depth }: SheetLine, panel: Panel) =>
  Math.max(6, linesAt(doc, label, panel.label - depth * indent, type.cell) + 2)

function drawLine(doc: Document, { label, depth, is, cells }: SheetLine, panel: Panel, y: number, height: number) {
  const style = is === 'plain' ? 'song' : 'song-bold'
  const start = area.left + depth * indent
  const box = { x: start, y, width: panel.label - depth * indent, height }
  fill(doc, label, box, { size: type.cell, style, align: 'start' })
  let x = area.left + panel.label
  for (const { at, width } of panel.columns) {
    fill(doc, cells[at]?.text ?? '', { x, y, width, height }, { size: type.cell, style })
    x += width
  }
  doc.line(area.left, y + height, area.left + area.width, y + height, 0.35)
}

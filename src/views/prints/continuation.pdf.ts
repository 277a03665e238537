import type { PrintedLine } from '#domain/dossiers/section.ts'
import type { Relative } from '#domain/prints/sheets/basic.ts'
import { pitch, set } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { bottom, left, mm, tableWidth, top } from '#views/pdf/geometry.ts'
import { drawRelatives, putInto, relativeHeight, relativesHead, relativesHeadHeight, sideWidth } from './family.pdf.ts'
import type { Overflow } from './overflow.ts'
import { frameTable, goesOn, labelled, lines, owner, sideLabel, title } from './parts.ts'

export type Continued = {
  readonly title: string
  readonly owner: { readonly name: string; readonly number: string }
  readonly words: Overflow
  readonly family?: readonly Relative[]
  readonly extra?: readonly PrintedLine[]
}

/** 续页: further relatives, then the words that found no room, then lines of further sections, on as many pages as they take. */
export function drawContinuation(doc: Document, { title, owner, words, family = [], extra = [] }: Continued): void {
  if (family.length === 0 && words.rows.length === 0 && extra.length === 0) return
  const table = openTable(doc, title, owner)
  for (let rest = family; rest.length > 0; ) rest = drawRelativesPart(doc, table, rest, words)
  for (const [label, text] of words.rows) drawRow(doc, table, `${label}（续）`, text)
  for (const { label, text } of extra) drawRow(doc, table, label, text)
  table.close()
}

type Table = {
  readonly room: () => number
  /** The upper edge of the next `height` millimetres. */
  readonly take: (height: number) => number
  readonly turn: () => void
  readonly close: () => void
}

function openTable(doc: Document, heading: string, whose: Continued['owner']): Table {
  let y = top
  const close = () => {
    if (y > top) frameTable(doc, { x: left, y: top, width: tableWidth, height: y - top })
  }
  const turn = () => {
    close()
    goesOn(doc)
    doc.addPage()
    title(doc, heading)
    owner(doc, whose)
    y = top
  }
  turn()
  return {
    room: () => bottom - y,
    take: (height) => {
      y += height
      return y - height
    },
    turn,
    close,
  }
}

/** As many relatives as the page has room for; answers the others. */
function drawRelativesPart(
  doc: Document,
  table: Table,
  family: readonly Relative[],
  words: Overflow,
): readonly Relative[] {
  if (table.room() < relativesHeadHeight + relativeHeight) table.turn()
  const count = Math.min(family.length, Math.floor((table.room() - relativesHeadHeight) / relativeHeight))
  const height = relativesHeadHeight + count * relativeHeight
  const y = table.take(height)
  sideLabel(doc, '家庭\n成员\n续', { x: left, y, width: sideWidth, height })
  relativesHead(doc, y)
  drawRelatives(doc, family.slice(0, count), count, y + relativesHeadHeight, putInto(doc, words.add))
  return family.slice(count)
}

const size = 12
const labelWidth = 41
const inset = 1.2
const least = 9

/** A row as high as its words, cut between lines where the page ends. */
function drawRow(doc: Document, table: Table, label: string, text: string): void {
  let rest = doc.breakLines(text, { style: 'song', size }, tableWidth - labelWidth - 2 * inset)
  const step = pitch(size) / mm
  while (rest.length > 0) {
    if (table.room() < Math.max(least, Math.min(rest.length, 2) * step + 2 * inset)) table.turn()
    const count = Math.min(rest.length, Math.floor((table.room() - 2 * inset) / step))
    const height = Math.max(least, count * step + 2 * inset)
    const y = table.take(height)
    const shown = rest.slice(0, count)
    labelled(doc, label, { x: left, y, width: labelWidth, height }, size)
    const cell = { x: left + labelWidth, y, width: tableWidth - labelWidth, height }
    doc.frame(cell, lines.inner)
    doc.say(label, shown.map(({ text }) => text).join(''))
    set(doc, shown, size, cell, { align: 'start' })
    rest = rest.slice(count)
  }
}

import { fill } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, bottom, left, mm, right, tableWidth, titleLine, top } from '#views/pdf/geometry.ts'

/** Lines of the form: 1.5 pt around the table, 1 pt within (docs/law/appointment-form.md §2). */
export const lines = { outer: 1.5, inner: 1 }

/** The table of our own sheets. */
const own = { x: left, width: tableWidth }

/** The heading of a sheet, spaced like that of the appointment form. */
export function title(doc: Document, words: string, table: Pick<Box, 'x' | 'width'> = own): void {
  const type = { style: 'song-bold', size: 24 } as const
  const chars = [...words]
  const gap = words.endsWith('（续）') ? 0 : 4
  const width = doc.measure(words, type) + gap * (chars.length - 1)
  const cell = { x: table.x, y: titleLine - 10, width: table.width, height: top - titleLine + 9 }
  doc.say('标题', words)
  doc.write(words, table.x + (table.width - width) / 2, titleLine, type, cell, { spread: gap * mm })
}

/** Whose sheet it is, small above the frame at both ends: a loose page finds its way home. */
export function owner(
  doc: Document,
  { name, number, of = '姓名' }: { name: string; number: string; of?: string | undefined },
): void {
  const row = { x: left, y: top - 5.8, width: tableWidth, height: 5.6 }
  const numbered = number === '' ? '' : `编号：${number}`
  const type = { style: 'song', size: 11 } as const
  const width = Math.min(doc.measure(numbered, type) + 2.4, tableWidth / 2)
  doc.say(of, name)
  doc.say('编号', number)
  fill(doc, `${of}：${name}`, { ...row, x: left - 1.1, width: tableWidth - width }, { size: 11, align: 'start' })
  fill(doc, numbered, { ...row, x: right - width + 1.1, width }, { size: 11, align: 'start' })
}

/** A cell with the wording of the form. */
export function labelled(doc: Document, wording: string, cell: Box, size = 14): void {
  doc.frame(cell, lines.inner)
  fill(doc, wording, cell, { size })
}

/** A label at the side of the table, 12 pt as the form has them. */
export const sideLabel = (doc: Document, wording: string, cell: Box): void => labelled(doc, wording, cell, 12)

/** The frame around a table. */
export const frameTable = (doc: Document, table: Box): void => doc.frame(table, lines.outer)

/** A page that is followed by another of its sheet says so below the frame. */
export function goesOn(doc: Document, end = right): void {
  const words = '（接续页）'
  const type = { style: 'song', size: 10 } as const
  const cell = { x: end - tableWidth, y: bottom + 0.5, width: tableWidth, height: 5 }
  doc.say('接续', words)
  doc.write(words, end - doc.measure(words, type), bottom + 4.2, type, cell)
}

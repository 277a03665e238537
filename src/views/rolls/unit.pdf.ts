import type { UnitSheet } from '#domain/rolls/roll.ts'
import type { Instant } from '#domain/time.ts'
import { fill, fitInto } from '#views/pdf/cell.ts'
import { type Document, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { left, tableWidth } from '#views/pdf/geometry.ts'
import { frameTable, labelled, lines } from '#views/prints/parts.ts'
import { drawHead, drawNumber } from './around.pdf.ts'

const [top, bottom, label] = [38, 258, 30]
/** A line is so high at least and at most, in mm: the posts of all who lead have room. */
const [least, most] = [11, 83]

/** 单位基本情况: a line for each thing that is counted, on one page where no line is uncommonly long. */
export function drawUnit(faces: Faces, at: Instant, sheet: UnitSheet): Document {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '单位基本情况' })
  doc.addPage()
  drawHead(doc, sheet, '')
  let y = top
  for (const line of sheet.lines) {
    const height = heightOf(doc, line.text)
    if (y + height > bottom) {
      frameTable(doc, { x: left, y: top, width: tableWidth, height: y - top })
      doc.addPage()
      drawHead(doc, sheet, '')
      y = top
    }
    const cell = { x: left + label, y, width: tableWidth - label, height }
    labelled(doc, line.label, { ...cell, x: left, width: label }, 12)
    doc.frame(cell, lines.inner)
    fill(doc, line.text, cell, { size: 12, align: 'start' })
    y += height
  }
  frameTable(doc, { x: left, y: top, width: tableWidth, height: y - top })
  for (const [place, note] of sheet.notes.entries())
    fill(doc, note, { x: left, y: y + 2 + place * 6, width: tableWidth, height: 6 }, { size: 9, align: 'start' })
  for (const page of doc.contents.keys()) {
    doc.turnTo(page)
    drawNumber(doc, page + 1, doc.contents.length, sheet.madeBy)
  }
  return doc
}

/** As high as its words need at ten points; what needs more is set smaller. */
function heightOf(doc: Document, text: string): number {
  for (let height = least; height < most; height += 4) {
    const fitted = fitInto(doc, text, { x: 0, y: 0, width: tableWidth - label, height }, { size: 12 })
    if (fitted && fitted.size >= 10) return height
  }
  return most
}

import type { FacesSheet } from '#domain/rolls/roll.ts'
import type { Instant } from '#domain/time.ts'
import { fill } from '#views/pdf/cell.ts'
import { type Document, grey, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { left, tableWidth } from '#views/pdf/geometry.ts'
import { drawHead, drawNumber } from './around.pdf.ts'
import type { Photos } from './draw.ts'

/** Four in a row and four rows on a page; all in mm. */
const [across, down] = [4, 4]
const cell = { width: tableWidth / across, height: 56 }
const picture = { width: 25, height: 31.25 }
const [top, end] = [38, 268]

/** 照片名单: faces in the order of the roll, each above name, post and what people know each other by. */
export function drawFaces(faces: Faces, at: Instant, sheet: FacesSheet, photos: Photos): Document {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '照片名单' })
  const onPage = across * down
  const pages = Math.max(1, Math.ceil(sheet.faces.length / onPage))
  const rest: Rest[] = []
  for (let page = 0; page < pages; page += 1) {
    doc.addPage()
    drawHead(doc, sheet, `共 ${sheet.faces.length} 人`)
    for (const [place, face] of sheet.faces.slice(page * onPage, (page + 1) * onPage).entries())
      rest.push(...drawFace(doc, face, place, face.photo && photos.get(face.photo)))
  }
  drawRest(doc, sheet, rest)
  for (const page of doc.contents.keys()) {
    doc.turnTo(page)
    drawNumber(doc, page + 1, doc.contents.length, sheet.madeBy)
  }
  return doc
}

/** What found no room below a face: whose it is, and the whole of it. */
type Rest = { readonly name: string; readonly text: string }

/** In full on sheets of its own, so that nothing is cut. */
function drawRest(doc: Document, sheet: FacesSheet, rest: readonly Rest[]): void {
  let y = Number.POSITIVE_INFINITY
  for (const { name, text } of rest) {
    const words = `${name}：${text}`
    const height = 4 + doc.breakLines(words, { style: 'song', size: 10.5 }, tableWidth - 2.2).length * 4.3
    if (y + height > end) {
      doc.addPage()
      drawHead(doc, sheet, '职务全文')
      y = top
    }
    fill(doc, words, { x: left, y, width: tableWidth, height }, { size: 10.5, align: 'start', from: 'top' })
    y += height
  }
}

function drawFace(
  doc: Document,
  face: FacesSheet['faces'][number],
  place: number,
  photo: Uint8Array | undefined | '',
): readonly Rest[] {
  const [x, y] = [left + (place % across) * cell.width, top + Math.floor(place / across) * cell.height]
  const box = { x: x + (cell.width - picture.width) / 2, y, ...picture }
  if (photo) doc.image(photo, box)
  else fill(doc, '照片', box, { size: 10.5, colour: grey })
  doc.frame(box, 0.5)
  const below = (from: number, height: number) => ({ x, y: y + picture.height + from, width: cell.width, height })
  fill(doc, face.name, below(0.6, 6.4), { size: 12, style: 'song-bold' })
  const over = [
    fill(doc, face.post, below(6.8, 9), { size: 9, goesOn: '……' }),
    fill(doc, face.facts, below(15.8, 8.6), { size: 9, colour: grey, from: 'top', goesOn: '……' }),
  ]
  return over.some((words) => words !== '') ? [{ name: face.name, text: `${face.post}　${face.facts}` }] : []
}

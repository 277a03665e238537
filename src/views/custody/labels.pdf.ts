import type { Label, LabelJob } from '#domain/custody/label.ts'
import { fill } from '#views/pdf/cell.ts'
import { type Document, grey, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import type { Box } from '#views/pdf/geometry.ts'

/**
 * Two columns of six labels on a sheet, with room to cut between them. A spine is 25 to 45 mm thick
 * (docs/law/paper.md §2).
 */
const columns = 2
const rows = 6
const size = { width: 88, height: 42 }
const start = { x: 15, y: 18 }
const gap = 4

/** 盒签: the code large, where the box stands, and the code as a QR. */
export async function drawLabels(faces: Faces, { at, labels }: LabelJob): Promise<Uint8Array> {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '盒签' })
  for (const [index, label] of labels.entries()) {
    const slot = index % (columns * rows)
    if (slot === 0) doc.addPage()
    drawLabel(doc, label, {
      ...size,
      x: start.x + (slot % columns) * (size.width + gap),
      y: start.y + Math.floor(slot / columns) * (size.height + gap - 1),
    })
  }
  return doc.finish()
}

function drawLabel(doc: Document, { code, place }: Label, box: Box) {
  const side = 26
  doc.frame(box, 0.5)
  const words = { x: box.x + side + 8, width: box.width - side - 10 }
  doc.qr(code, { x: box.x + 6, y: box.y + (box.height - side) / 2, width: side, height: side })
  fill(doc, code, { ...words, y: box.y + 8, height: 15 }, { style: 'song-bold', size: 28, align: 'start' })
  fill(doc, place, { ...words, y: box.y + 23, height: 12 }, { style: 'hei', size: 11, align: 'start', colour: grey })
}

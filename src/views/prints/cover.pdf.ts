import type { PrintNote } from '#domain/prints/job.ts'
import type { CoverSheet } from '#domain/prints/sheets/cover.ts'
import { fill } from '#views/pdf/cell.ts'
import { type Document, red } from '#views/pdf/document.ts'
import { left, mm, tableWidth } from '#views/pdf/geometry.ts'
import { drawContinuation } from './continuation.pdf.ts'
import { overflow } from './overflow.ts'

/** 封面: the name of the file large, 正本 in red, then whose it is (docs/law/paper.md §2). */
export function drawCover(doc: Document, sheet: CoverSheet): readonly PrintNote[] {
  doc.addPage()
  const middle = left + tableWidth / 2
  const spaced = (text: string, y: number, size: number, gap: number, colour?: string) => {
    const type = { style: 'song-bold', size } as const
    const width = doc.measure(text, type) + gap * ([...text].length - 1)
    const cell = { x: left, y: y - size / mm, width: tableWidth, height: (size * 1.2) / mm }
    doc.write(text, middle - width / 2, y, type, cell, { spread: gap * mm, ...(colour && { colour }) })
  }
  doc.say('标题', sheet.title)
  spaced(sheet.title, 92, titleSize, 1.6)
  doc.say('卷别', sheet.copy)
  spaced(sheet.copy, 117, 36, 6, red)

  const rest = overflow()
  for (const [index, [label, value]] of linesOf(sheet).entries()) {
    const y = 176 + index * lineHeight
    const at = { x: middle - 58, y, width: 26, height: lineHeight - 4 }
    const cell = { x: middle - 30, y, width: 88, height: lineHeight - 4 }
    doc.say(label, value)
    fill(doc, spacedLabel(label), at, { size: 18, align: 'start' })
    rest.add(label, fill(doc, value, cell, { size: 18 }))
    doc.line(cell.x, cell.y + cell.height, cell.x + cell.width, cell.y + cell.height, 0.75)
  }
  drawContinuation(doc, { title: '封面（续）', owner: sheet, words: rest })
  return []
}

/** 72 pt as the standard cover has it. */
const titleSize = 72
const lineHeight = 19

const linesOf = ({ name, number, unit, nativePlace }: CoverSheet): readonly (readonly [string, string])[] => [
  ['姓名', name],
  ['编号', number],
  ['单位', unit],
  ['籍贯', nativePlace],
]

const spacedLabel = (label: string) => [...label].join('　')

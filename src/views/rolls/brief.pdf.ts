import type { Schooling } from '#domain/prints/sheets/basic.ts'
import type { BriefSheet } from '#domain/rolls/roll.ts'
import type { Instant } from '#domain/time.ts'
import { fillPair } from '#views/pdf/cell.ts'
import { type Document, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { gridAt, left, tableWidth } from '#views/pdf/geometry.ts'
import { drawContinuation } from '#views/prints/continuation.pdf.ts'
import { putInto } from '#views/prints/family.pdf.ts'
import { drawPicture } from '#views/prints/front.pdf.ts'
import { overflow } from '#views/prints/overflow.ts'
import { frameTable, labelled, lines, title } from '#views/prints/parts.ts'
import { drawResumeLines, setResume } from '#views/prints/resume-box.pdf.ts'
import { drawNumber } from './around.pdf.ts'
import type { Photos } from './draw.ts'

const [top, bottom] = [27, 268]
/** Label, value, label, value, and the picture over four rows. */
const columns = [22, 42, 22, 44, 35.8]
const rows = [11.2, 11.2, 11.2, 11.2, 12, 12, 12, 12, 12]
const heights = { appraisals: 14, rewards: 18 }

type Person = BriefSheet['people'][number]

/** 简要情况: a page a person; what finds no room goes on on a sheet of its own, and nothing is cut. */
export function drawBriefs(faces: Faces, at: Instant, sheet: BriefSheet, photos: Photos): Document {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '简要情况' })
  for (const person of sheet.people) {
    const first = doc.contents.length
    drawOne(doc, sheet, person, person.photo && photos.get(person.photo))
    const pages = doc.contents.length - first
    for (let page = 0; page < pages; page += 1) {
      doc.turnTo(first + page)
      drawNumber(doc, page + 1, pages, sheet.madeBy)
    }
    doc.turnTo(doc.contents.length - 1)
  }
  return doc
}

function drawOne(doc: Document, sheet: BriefSheet, { basic, resume, rank, politics }: Person, photo?: Uint8Array) {
  doc.addPage()
  title(doc, sheet.title)
  const rest = overflow()
  const put = putInto(doc, rest.add)
  const grid = gridAt(left, top, columns, rows)
  const pairs: readonly (readonly [string, string])[][] = [
    [
      ['姓　名', basic.name],
      ['性　别', basic.sex],
    ],
    [
      ['出生年月\n（岁）', basic.birth],
      ['民　族', basic.nation],
    ],
    [
      ['籍　贯', basic.nativePlace],
      ['政治面貌', [politics, basic.party].filter(Boolean).join('\n')],
    ],
    [
      ['参加工\n作时间', basic.workStart],
      ['到龄时间', basic.retirement],
    ],
  ]
  for (const [row, cells] of pairs.entries())
    for (const [at, [label, value]] of cells.entries()) {
      const cell = grid.area(at * 2 + 1, at * 2 + 2, row)
      labelled(doc, label, grid.area(at * 2, at * 2 + 1, row), 12)
      doc.frame(cell, lines.inner)
      rest.add(label.replace(/[\s　]/g, ''), fillPair(doc, value, cell))
    }
  drawPicture(doc, grid.area(4, 5, 0, 4), photo)
  const wide: readonly (readonly [string, string])[] = [
    ['全日制教育', schooling(basic.fullTime)],
    ['在职教育', schooling(basic.inService)],
    ['专业技术职务', basic.title],
    ['现任职务', basic.post],
    ['职务职级', rank],
  ]
  for (const [at, [label, value]] of wide.entries()) {
    const cell = grid.area(1, 5, at + 4)
    labelled(doc, label, grid.area(0, 1, at + 4), 12)
    doc.frame(cell, lines.inner)
    put(label, value, cell, { align: 'start', size: 12 })
  }
  const below = top + grid.box.height
  const end = bottom - heights.appraisals - heights.rewards
  const box = { x: left + 22, y: below, width: tableWidth - 22, height: end - below }
  labelled(doc, '简\n历', { ...box, x: left, width: 22 }, 12)
  doc.frame(box, lines.inner)
  const set = setResume(doc, resume, box, { ...box, y: top, height: bottom - top })
  drawResumeLines(doc, set.boxes[0] ?? [], set.size, box)
  let y = end
  for (const [label, value, height] of [
    ['年度考核', basic.appraisals, heights.appraisals],
    ['奖　励', basic.rewards.replace(/^奖励：/, ''), heights.rewards],
  ] as const) {
    const cell = { x: left + 22, y, width: tableWidth - 22, height }
    labelled(doc, label, { ...cell, x: left, width: 22 }, 12)
    doc.frame(cell, lines.inner)
    put(label, value, cell, { align: 'start', size: 12 })
    y += height
  }
  frameTable(doc, { x: left, y: top, width: tableWidth, height: bottom - top })
  for (const more of set.boxes.slice(1)) {
    doc.addPage()
    title(doc, `${sheet.title}（续）`)
    const whole = { x: left, y: top, width: tableWidth, height: bottom - top }
    drawResumeLines(doc, more, set.size, whole)
    frameTable(doc, whole)
  }
  drawContinuation(doc, { title: `${sheet.title}（续）`, owner: basic, words: rest })
}

const schooling = ({ level, degree, schools }: Schooling): string =>
  [[level, degree].filter(Boolean).join('，'), ...schools].filter(Boolean).join('，')

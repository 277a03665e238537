import type { PrintNote } from '#domain/prints/job.ts'
import type { BasicSheet, Relative, Schooling } from '#domain/prints/sheets/basic.ts'
import { fillPair, fitInto } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, bottom, left, stacked, tableWidth, top } from '#views/pdf/geometry.ts'
import { drawContinuation } from './continuation.pdf.ts'
import {
  drawRelatives,
  type Put,
  putInto,
  relativeHeight,
  relativesHead,
  relativesHeadHeight,
  sideWidth,
} from './family.pdf.ts'
import { type Overflow, overflow } from './overflow.ts'
import { frameTable, labelled, lines, sideLabel, title } from './parts.ts'

/**
 * The columns of the form's first page, in mm; the second is a sliver that belongs to the side labels
 * (docs/law/appointment-form.md §2).
 */
const columns = [13.8, 4.2, 23, 18.8, 23, 23.2, 23.5, 36.3]
/** Its rows 1 to 9: four beside the photo, four of schooling, the present post. */
const rows = [12.5, 12.2, 12, 12, 6.1, 6.1, 6.1, 6.1, 12.5]
const heights = { rewards: 25, appraisals: 18, extra: 9 }
const printedRelatives = 7

const x = stacked(left, columns)
const y = stacked(top, rows)

/** From column `from` to before column `to`, from row `row` on through `span` rows. */
const area = (from: number, to: number, row: number, span = 1): Box => ({
  x: x[from] ?? left,
  y: y[row] ?? top,
  width: columns.slice(from, to).reduce((sum, width) => sum + width, 0),
  height: rows.slice(row, row + span).reduce((sum, height) => sum + height, 0),
})

/**
 * 基本信息: rows 1 to 9 and the photo in the geometry of the appointment form, then rewards, appraisal, family; whatever
 * finds no room stands whole on continuation sheets. The photo comes upright and 4:5.
 */
export function drawBasic(doc: Document, sheet: BasicSheet, photo: Uint8Array | undefined): readonly PrintNote[] {
  doc.addPage()
  title(doc, '基本信息')
  const rest = overflow()
  const put = putInto(doc, rest.add)

  drawHead(doc, sheet, rest)
  drawPhoto(doc, area(7, 8, 0, 4), photo)
  drawSchooling(doc, sheet, put)
  labelled(doc, '现任职务', area(0, 3, 8))
  doc.frame(area(3, 8, 8), lines.inner)
  put('现任职务', sheet.post, area(3, 8, 8), { align: 'start' })

  const table = top + rows.reduce((sum, height) => sum + height, 0)
  const record = drawRecord(doc, sheet, table, put)
  const family = drawFamily(doc, sheet.family.slice(0, printedRelatives), record, put)
  const extra = drawExtra(doc, sheet.extra, family, put)
  frameTable(doc, { x: left, y: top, width: tableWidth, height: extra.end - top })

  drawContinuation(doc, {
    title: '基本信息（续）',
    owner: sheet,
    family: sheet.family.slice(printedRelatives),
    words: rest,
    extra: extra.rest,
  })
  return []
}

type HeadCell = readonly [label: string, wording: string, value: string]

/** What stands beside the photo: the label, how the form breaks it, the value. */
const headRows = (sheet: BasicSheet): readonly (readonly HeadCell[])[] => [
  [
    ['姓名', '姓　名', sheet.name],
    ['性别', '性　别', sheet.sex],
    ['出生年月', '出生年月\n（　岁）', sheet.birth],
  ],
  [
    ['民族', '民　族', sheet.nation],
    ['籍贯', '籍　贯', sheet.nativePlace],
    ['出生地', '出生地', sheet.birthPlace],
  ],
  [
    ['入党时间', '入　党\n时　间', sheet.party],
    ['参加工作时间', '参加工\n作时间', sheet.workStart],
    ['到龄时间', '到龄时间', sheet.retirement],
  ],
  [
    ['健康状况', '健　康\n状　况', sheet.health],
    ['专业技术职务', '专业技\n术职务', sheet.title],
    ['熟悉专业有何专长', '熟悉专业\n有何专长', sheet.speciality],
  ],
]

/** The columns of labels and values: 18 mm for the first label, since it takes the sliver too. */
const pairs = [
  [0, 2],
  [3, 4],
  [5, 6],
] as const

function drawHead(doc: Document, sheet: BasicSheet, rest: Overflow) {
  for (const [row, cells] of headRows(sheet).entries()) {
    for (const [index, [from, to]] of pairs.entries()) {
      const [label, wording, value] = cells[index] ?? ['', '', '']
      labelled(doc, wording, area(from, to, row))
      doc.frame(area(to, to + 1, row), lines.inner)
      doc.say(label, value)
      rest.add(label, fillPair(doc, value, area(to, to + 1, row)))
    }
  }
}

function drawSchooling(doc: Document, sheet: BasicSheet, put: Put) {
  labelled(doc, '学　历\n学　位', area(0, 2, 4, 4))
  const halves: readonly (readonly [string, string, Schooling])[] = [
    ['全日制教育', '全日制\n教　育', sheet.fullTime],
    ['在职教育', '在　职\n教　育', sheet.inService],
  ]
  for (const [index, [label, wording, { level, degree, schools }]] of halves.entries()) {
    const row = 4 + index * 2
    const [leaving, school] = [area(3, 5, row, 2), area(6, 8, row, 2)]
    labelled(doc, wording, area(2, 3, row, 2))
    doc.frame(leaving, lines.inner)
    put(`${label}学历学位`, [level, degree].filter(Boolean).join('\n'), leaving)
    labelled(doc, '毕业院校\n系及专业', area(5, 6, row, 2))
    doc.frame(school, lines.inner)
    put(`${label}毕业院校系及专业`, schools.join('\n'), school)
  }
}

/** As large as the cell lets a picture of 4:5 be, in its middle. */
function drawPhoto(doc: Document, cell: Box, photo: Uint8Array | undefined) {
  if (!photo) return labelled(doc, '照　片', cell)
  doc.frame(cell, lines.inner)
  const width = Math.min(cell.width - 2, ((cell.height - 2) * 4) / 5)
  const height = (width * 5) / 4
  doc.image(photo, { x: cell.x + (cell.width - width) / 2, y: cell.y + (cell.height - height) / 2, width, height })
}

function drawRecord(doc: Document, sheet: BasicSheet, from: number, put: Put): number {
  let below = from
  for (const [label, wording, value, height] of [
    ['奖惩情况', '奖惩\n情况', sheet.rewards, heights.rewards],
    ['年度考核结果', '年度\n考核\n结果', sheet.appraisals, heights.appraisals],
  ] as const) {
    const cell = { x: left + sideWidth, y: below, width: tableWidth - sideWidth, height }
    sideLabel(doc, wording, { ...cell, x: left, width: sideWidth })
    doc.frame(cell, lines.inner)
    put(label, value, cell, { align: 'start' })
    below += height
  }
  return below
}

function drawFamily(doc: Document, family: readonly Relative[], from: number, put: Put): number {
  const height = relativesHeadHeight + printedRelatives * relativeHeight
  sideLabel(doc, '家庭\n主要\n成员\n及重\n要社\n会关\n系', { x: left, y: from, width: sideWidth, height })
  relativesHead(doc, from)
  drawRelatives(doc, family, printedRelatives, from + relativesHeadHeight, put)
  return from + height
}

/** Lines of further sections below the table where all of them have room; otherwise all of them continue. */
function drawExtra(doc: Document, extra: BasicSheet['extra'], from: number, put: Put) {
  const cellAt = (index: number): Box => ({
    x: left + 41,
    y: from + index * heights.extra,
    width: tableWidth - 41,
    height: heights.extra,
  })
  const end = from + extra.length * heights.extra
  if (end > bottom || extra.some(({ text }, index) => !fitInto(doc, text, cellAt(index), { size: 12 }))) {
    return { end: from, rest: extra }
  }
  for (const [index, { label, text }] of extra.entries()) {
    const cell = cellAt(index)
    labelled(doc, label, { ...cell, x: left, width: 41 })
    doc.frame(cell, lines.inner)
    put(label, text, cell, { align: 'start', size: 12 })
  }
  return { end, rest: [] }
}

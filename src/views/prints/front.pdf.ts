import type { Edition } from '#domain/prints/form.ts'
import type { BasicSheet, Schooling } from '#domain/prints/sheets/basic.ts'
import { fillPair } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import type { Box, Grid } from '#views/pdf/geometry.ts'
import type { Put } from './family.pdf.ts'
import type { Overflow } from './overflow.ts'
import { labelled, lines } from './parts.ts'

/**
 * The columns of the form's front, in mm; the second is a sliver that belongs to the labels
 * (docs/law/appointment-form.md §2).
 */
export const frontColumns = [13.8, 4.2, 23, 18.8, 23, 23.2, 23.5, 36.3]
/** Its rows: four beside the photo, four of schooling, three of posts, the résumé. */
export const frontRows = [12.5, 12.2, 12, 12, 6.1, 6.1, 6.1, 6.1, 12.5, 12.5, 12.5, 125.8]

/** A label, how the form breaks it, its value, and the columns: where the label begins, where the value does, where it ends. */
type HeadCell = readonly [label: string, wording: string, value: string, at: readonly [number, number, number]]

/** The label of the first third is 18 mm wide, since it takes the sliver too. */
const [first, second, third] = [[0, 2, 3] as const, [3, 4, 5] as const, [5, 6, 7] as const]
/** The wide cells of the older layout's row 4. */
const [former, latter] = [[0, 2, 4] as const, [4, 5, 7] as const]

/** What stands beside the photo; only rows 3 and 4 differ between the layouts. */
const headRows = (sheet: BasicSheet, edition: Edition): readonly (readonly HeadCell[])[] => [
  [
    ['姓名', '姓　名', sheet.name, first],
    ['性别', '性　别', sheet.sex, second],
    ['出生年月', '出生年月\n（　岁）', sheet.birth, third],
  ],
  [
    ['民族', '民　族', sheet.nation, first],
    ['籍贯', '籍　贯', sheet.nativePlace, second],
    ['出生地', '出生地', sheet.birthPlace, third],
  ],
  ...(edition === '2025' ? currentRows(sheet) : olderRows(sheet)),
]

const joining = (sheet: BasicSheet): readonly HeadCell[] => [
  ['入党时间', '入　党\n时　间', sheet.party, first],
  ['参加工作时间', '参加工\n作时间', sheet.workStart, second],
]

const currentRows = (sheet: BasicSheet): readonly (readonly HeadCell[])[] => [
  [...joining(sheet), ['到龄时间', '到龄时间', sheet.retirement, third]],
  [
    ['健康状况', '健　康\n状　况', sheet.health, first],
    ['专业技术职务', '专业技\n术职务', sheet.title, second],
    ['熟悉专业有何专长', '熟悉专业\n有何专长', sheet.speciality, third],
  ],
]

const olderRows = (sheet: BasicSheet): readonly (readonly HeadCell[])[] => [
  [...joining(sheet), ['健康状况', '健康状况', sheet.health, third]],
  [
    ['专业技术职务', '专业技\n术职务', sheet.title, former],
    ['熟悉专业有何专长', '熟悉专业\n有何专长', sheet.speciality, latter],
  ],
]

/** The first four rows of the front page; what does not fit goes to the continuation sheet. */
export function drawHead(doc: Document, { area }: Grid, sheet: BasicSheet, edition: Edition, rest: Overflow): void {
  for (const [row, cells] of headRows(sheet, edition).entries()) {
    for (const [label, wording, value, [from, middle, to]] of cells) {
      labelled(doc, wording, area(from, middle, row))
      doc.frame(area(middle, to, row), lines.inner)
      doc.say(label, value)
      rest.add(label, fillPair(doc, value, area(middle, to, row)))
    }
  }
}

/** The photo of the form, in its cell. */
export const drawPhoto = (doc: Document, { area }: Grid, photo: Uint8Array | undefined): void =>
  drawPicture(doc, area(7, 8, 0, 4), photo)

/** As large as the cell lets a picture of 4:5 be, in its middle. */
export function drawPicture(doc: Document, cell: Box, photo: Uint8Array | undefined): void {
  if (!photo) {
    labelled(doc, '照　片', cell)
    return
  }
  doc.frame(cell, lines.inner)
  const width = Math.min(cell.width - 2, ((cell.height - 2) * 4) / 5)
  const height = (width * 5) / 4
  doc.image(photo, { x: cell.x + (cell.width - width) / 2, y: cell.y + (cell.height - height) / 2, width, height })
}

/** 学历学位, 全日制 above 在职. */
export function drawSchooling(doc: Document, { area }: Grid, sheet: BasicSheet, put: Put): void {
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

/** 现任, 拟任, 拟免: a row each. */
export function drawPost(doc: Document, { area }: Grid, row: number, label: string, value: string, put: Put): void {
  labelled(doc, label, area(0, 3, row))
  doc.frame(area(3, 8, row), lines.inner)
  put(label, value, area(3, 8, row), { align: 'start' })
}

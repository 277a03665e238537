import type { PrintNote } from '#domain/prints/job.ts'
import type { BasicSheet, Relative } from '#domain/prints/sheets/basic.ts'
import { fitInto } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, bottom, gridAt, left, tableWidth, top } from '#views/pdf/geometry.ts'
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
import { drawHead, drawPhoto, drawPost, drawSchooling, frontColumns, frontRows } from './front.pdf.ts'
import { overflow } from './overflow.ts'
import { frameTable, labelled, lines, sideLabel, title } from './parts.ts'

const grid = gridAt(left, top, frontColumns, frontRows.slice(0, 9))
const heights = { rewards: 25, appraisals: 18, extra: 9 }
const printedRelatives = 7

/**
 * 基本信息: rows 1 to 9 and the photo in the geometry of the appointment form, then rewards, appraisal, family; whatever
 * finds no room stands whole on continuation sheets. The photo comes upright and 4:5.
 */
export function drawBasic(doc: Document, sheet: BasicSheet, photo: Uint8Array | undefined): readonly PrintNote[] {
  doc.addPage()
  title(doc, '基本信息')
  const rest = overflow()
  const put = putInto(doc, rest.add)

  drawHead(doc, grid, sheet, '2025', rest)
  drawPhoto(doc, grid, photo)
  drawSchooling(doc, grid, sheet, put)
  drawPost(doc, grid, 8, '现任职务', sheet.post, put)

  const record = drawRecord(doc, sheet, top + grid.box.height, put)
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

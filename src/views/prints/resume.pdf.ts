import type { PrintNote } from '#domain/prints/job.ts'
import type { ResumeSheet } from '#domain/prints/sheets/resume.ts'
import type { Document } from '#views/pdf/document.ts'
import { bottom, left, tableWidth, top } from '#views/pdf/geometry.ts'
import { frameTable, goesOn, owner, sideLabel, title } from './parts.ts'
import { drawResumeLines, type SetLine, setResume } from './resume-box.pdf.ts'

const labelWidth = 13.8
/** One box of the form's width and the whole page's height. */
export const wholePage = { x: left + labelWidth, y: top, width: tableWidth - labelWidth, height: bottom - top }

/** 简历, on as many pages as it takes; the size used is told. */
export function drawResume(doc: Document, sheet: ResumeSheet): readonly PrintNote[] {
  const { size, boxes } = setResume(doc, sheet.lines, wholePage, wholePage)
  for (const [page, lines] of boxes.entries()) {
    if (page > 0) goesOn(doc)
    drawResumePage(doc, { heading: page === 0 ? '简历' : '简历（续）', owner: sheet, lines, size })
  }
  return [{ note: 'resume-size', size }]
}

type ResumePage = {
  readonly heading: string
  readonly owner: Parameters<typeof owner>[1]
  readonly lines: readonly SetLine[]
  readonly size: number
}

/** A page that is all résumé. */
export function drawResumePage(doc: Document, { heading, owner: whose, lines, size }: ResumePage): void {
  doc.addPage()
  title(doc, heading)
  owner(doc, whose)
  sideLabel(doc, '简\n\n历', { ...wholePage, x: left, width: labelWidth })
  drawResumeLines(doc, lines, size, wholePage)
  frameTable(doc, { ...wholePage, x: left, width: tableWidth })
}

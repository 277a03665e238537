import type { PrintNote } from '#domain/prints/job.ts'
import type { ResumeLine, ResumeSheet } from '#domain/prints/sheets/resume.ts'
import { smallest, spreadOf } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { bottom, left, mm, tableWidth, top } from '#views/pdf/geometry.ts'
import type { TextLine } from '#views/pdf/lines.ts'
import { frameTable, goesOn, owner, sideLabel, title } from './parts.ts'

/**
 * As many lines as stand at the left are set in the size at the right at first (docs/law/appointment-form.md §3); more
 * begin at 9.
 */
const firstSizes: readonly (readonly [lines: number, size: number])[] = [
  [12, 14],
  [18, 13.5],
  [24, 13],
  [28, 12.5],
  [34, 12],
  [38, 11.5],
  [40, 11],
  [44, 10.5],
  [46, 10],
  [58, 9.5],
]

/** The months stand before the text in nine 汉字 of the size used: two dates, two dashes, two blanks. */
const hanging = 9
const labelWidth = 13.8
const inset = { x: 1.9, y: 2.4 }
const box = { x: left + labelWidth, y: top, width: tableWidth - labelWidth, height: bottom - top }

/** A line as it will stand: the months only where a record begins. */
type SetLine = { readonly period: string; readonly line: TextLine }

/**
 * 简历: one box of the form's width and the whole page's height. Lines are counted at 14 pt, the table gives the first size,
 * then it goes down by half a point to 8, then on to a continuation sheet (docs/decisions/0058); the size used is told.
 */
export function drawResume(doc: Document, sheet: ResumeSheet): readonly PrintNote[] {
  const size = sizeFor(doc, sheet.lines)
  const room = linesIn(size)
  const all = linesAt(doc, sheet.lines, size)
  const pages = Math.max(1, Math.ceil(all.length / room))
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) goesOn(doc)
    doc.addPage()
    title(doc, page === 0 ? '简历' : '简历（续）')
    owner(doc, sheet)
    sideLabel(doc, '简\n\n历', { ...box, x: left, width: labelWidth })
    drawLines(doc, all.slice(page * room, (page + 1) * room), size)
    frameTable(doc, { ...box, x: left, width: tableWidth })
  }
  return [{ note: 'resume-size', size }]
}

/** The size that a résumé is set in: the first that fits, 8 where none does. */
function sizeFor(doc: Document, lines: readonly ResumeLine[]): number {
  const counted = linesAt(doc, lines, 14).length
  const first = firstSizes.find(([most]) => counted <= most)?.[1] ?? 9
  for (let size = first; size > smallest; size -= 0.5) {
    if (linesAt(doc, lines, size).length <= linesIn(size)) return size
  }
  return smallest
}

/** One point more than the size from line to line. */
const step = (size: number) => (size + 1) / mm

const linesIn = (size: number) => Math.floor((box.height - 2 * inset.y) / step(size))

const linesAt = (doc: Document, lines: readonly ResumeLine[], size: number): readonly SetLine[] =>
  lines.flatMap(({ period, text }) =>
    doc
      .breakLines(text, { style: 'song', size }, textWidth(size))
      .map((line, index) => ({ period: index === 0 ? period : '', line })),
  )

const textWidth = (size: number) => box.width - 2 * inset.x - (hanging * size) / mm

function drawLines(doc: Document, lines: readonly SetLine[], size: number) {
  const x = box.x + inset.x
  const em = size / mm
  for (const [index, { period, line }] of lines.entries()) {
    const baseline = box.y + inset.y + index * step(size) + (step(size) - em) / 2 + 0.88 * em
    doc.say(period, line.text)
    doc.write(period, x, baseline, { style: 'song', size, half: true }, box)
    doc.write(line.text, x + hanging * em, baseline, { style: 'song', size }, box, {
      spread: spreadOf(line, textWidth(size) * mm, size),
    })
  }
}

import type { ResumeLine } from '#domain/prints/sheets/resume.ts'
import { smallest, spreadOf } from '#views/pdf/cell.ts'
import type { Document } from '#views/pdf/document.ts'
import { type Box, mm } from '#views/pdf/geometry.ts'
import type { TextLine } from '#views/pdf/lines.ts'
import { firstSize, hanging } from './resume-sizes.ts'

const inset = { x: 1.9, y: 2.4 }

/** A line as it will stand: the months only where a record begins. */
export type SetLine = { readonly period: string; readonly line: TextLine }

/** A résumé as it is set: its size, and the lines of the first box and of each further one. */
export type SetResume = { readonly size: number; readonly boxes: readonly (readonly SetLine[])[] }

/**
 * Lines are counted at 14 pt, the table gives the first size, then it goes down by half a point to 8, then on to boxes of
 * continuation sheets, which are as wide as the first (docs/decisions/0058). A box never grows.
 */
export function setResume(doc: Document, lines: readonly ResumeLine[], first: Box, further: Box): SetResume {
  const size = sizeFor(doc, lines, first)
  const all = linesAt(doc, lines, size, first)
  const [room, more] = [linesIn(size, first), linesIn(size, further)]
  const boxes = [all.slice(0, room)]
  for (let from = room; from < all.length; from += more) boxes.push(all.slice(from, from + more))
  return { size, boxes }
}

/** The size that a résumé is set in: the first that fits, 8 where none does. */
function sizeFor(doc: Document, lines: readonly ResumeLine[], box: Box): number {
  const counted = linesAt(doc, lines, 14, box).length
  const first = firstSize(counted)
  for (let size = first; size > smallest; size -= 0.5) {
    if (linesAt(doc, lines, size, box).length <= linesIn(size, box)) return size
  }
  return smallest
}

/** One point more than the size from line to line. */
const step = (size: number) => (size + 1) / mm

const linesIn = (size: number, box: Box) => Math.floor((box.height - 2 * inset.y) / step(size))

const linesAt = (doc: Document, lines: readonly ResumeLine[], size: number, box: Box): readonly SetLine[] =>
  lines.flatMap(({ period, text }) =>
    doc
      .breakLines(text, { style: 'song', size }, textWidth(size, box))
      .map((line, index) => ({ period: index === 0 ? period : '', line })),
  )

const textWidth = (size: number, box: Box) => box.width - 2 * inset.x - (hanging * size) / mm

/** The lines of the résumé, months apart from their text, at one size. */
export function drawResumeLines(doc: Document, lines: readonly SetLine[], size: number, box: Box): void {
  const x = box.x + inset.x
  const em = size / mm
  for (const [index, { period, line }] of lines.entries()) {
    const baseline = box.y + inset.y + index * step(size) + (step(size) - em) / 2 + 0.88 * em
    doc.say(period, line.text)
    doc.write(period, x, baseline, { style: 'song', size, half: true }, box)
    doc.write(line.text, x + hanging * em, baseline, { style: 'song', size }, box, {
      spread: spreadOf(line, textWidth(size, box) * mm, size),
    })
  }
}

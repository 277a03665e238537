import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { hanging } from '#views/prints/resume-sizes.ts'
import { fitted, fittedResume, type Setting } from './word-fit.ts'

export type Cell = {
  readonly text: string
  /** Columns from and to, counted from 0, the end left out. */
  readonly at: readonly [from: number, to: number]
  /** The size that its words begin with, in points. */
  readonly size: number
  readonly start?: true
  /** Begins a cell that goes down over so many rows, or goes on with it. */
  readonly down?: number | 'goes-on'
  /** A résumé, whose text hangs behind its months. */
  readonly resume?: true
  readonly image?: Uint8Array | undefined
}

/** A cell with a label of the form, from one line of the grid to another. */
export const label = (text: string, from: number, to: number, more: Partial<Cell> = {}): Cell => ({
  text,
  at: [from, to],
  size: 12,
  ...more,
})

/** A cell with what the dossier says. */
export const value = (text: string, from: number, to: number, more: Partial<Cell> = {}): Cell => ({
  text,
  at: [from, to],
  size: 14,
  ...more,
})

export const faces = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' }
export const mm = convertMillimetersToTwip

/**
 * A table of the form: columns and heights in mm, ruled 1.5 points around and 1 within (docs/law/appointment-form.md §2).
 * Words are set as large as their cell lets them be; a row grows with what finds no room even when it is small.
 */
export function grid(columns: readonly number[], heights: readonly number[], rows: readonly (readonly Cell[])[]) {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map((width) => mm(width)),
    width: { size: mm(sum(columns)), type: WidthType.DXA },
    margins: { left: mm(margin), right: mm(margin) },
    borders: {
      top: rule(12),
      bottom: rule(12),
      left: rule(12),
      right: rule(12),
      insideHorizontal: rule(8),
      insideVertical: rule(8),
    },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          height: { value: mm(heights[row] ?? 0), rule: HeightRule.ATLEAST },
          cantSplit: true,
          children: cells.map((cell) => drawCell(cell, columns, heights.slice(row))),
        }),
    ),
  })
}

const margin = 0.8
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' })
const sum = (lengths: readonly number[]) => lengths.reduce((all, length) => all + length, 0)

function drawCell(cell: Cell, columns: readonly number[], heights: readonly number[]) {
  const {
    at: [from, to],
    down,
  } = cell
  const width = sum(columns.slice(from, to))
  const height = sum(heights.slice(0, typeof down === 'number' ? down : 1))
  return new TableCell({
    columnSpan: to - from,
    width: { size: mm(width), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(down && { verticalMerge: down === 'goes-on' ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART }),
    children: cell.image
      ? [picture(cell.image)]
      : paragraphs(cell, { width: width - 2 * margin, height: height - ruled }),
  })
}

/** What the rules above and below a row take of it, in mm. */
const ruled = 0.4

function paragraphs({ text, size, start, down, resume }: Cell, room: { width: number; height: number }) {
  const words = down === 'goes-on' ? '' : text
  const set = resume ? fittedResume(words, room) : fitted(words, room, size)
  return words.split(/\r\n|[\r\n]/).map((line) => paragraph(line, set, { start, hung: resume }))
}

/** Lines are exactly so far apart, whatever the faces of the machine would like. Word counts in twentieths of a point. */
const paragraph = (
  line: string,
  { size, leading }: Setting,
  { start, hung }: { readonly start: true | undefined; readonly hung: true | undefined },
) =>
  new Paragraph({
    alignment: start ? AlignmentType.LEFT : AlignmentType.CENTER,
    spacing: { line: Math.round(leading * 20), lineRule: LineRuleType.EXACT },
    ...(hung && { indent: { left: size * hanging * 20, hanging: size * hanging * 20 } }),
    children: [new TextRun({ text: line, size: size * 2, font: faces })],
  })

/** 4:5, in the middle of its four rows. */
const picture = (bytes: Uint8Array) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ImageRun({
        type: bytes[0] === 0x89 ? 'png' : 'jpg',
        data: bytes,
        transformation: { width: 129, height: 161 },
      }),
    ],
  })

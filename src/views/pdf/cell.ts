import type { Document } from './document.ts'
import { type Box, mm } from './geometry.ts'
import type { TextLine, Type } from './lines.ts'

/**
 * The sizes that words may shrink through, in points: from the form's 14 by half a point to 8 (docs/decisions/0058).
 */
const sizesFrom = (largest: number): readonly number[] =>
  Array.from({ length: Math.floor((largest - smallest) * 2) + 1 }, (_, step) => largest - step / 2)

export const smallest = 8

/** Line to line in points: 16 at 14 pt, as the form has it, and in that proportion below. */
export const pitch = (size: number): number => (size * 8) / 7

export type CellStyle = {
  readonly style?: Type['style']
  readonly size?: number
  readonly align?: 'start' | 'centre' | 'end'
  readonly from?: 'top' | 'middle'
  /** What continues on another sheet is announced by these words, at the end of the cell. */
  readonly goesOn?: string
  readonly colour?: string
}

const inset = { x: 1.1, y: 0.5 }

const inner = (cell: Box): Box => ({
  x: cell.x + inset.x,
  y: cell.y + inset.y,
  width: cell.width - 2 * inset.x,
  height: cell.height - 2 * inset.y,
})

type Fitted = { readonly size: number; readonly lines: readonly TextLine[] }

/**
 * The largest size at which the words fit, and their lines at it; undefined when not even the smallest does. Two things
 * are avoided where a smaller size can: a word or number cut in two, and, where three and a half points less do it, a
 * single character alone in the last line.
 */
export function fitInto(
  doc: Document,
  words: string,
  cell: Box,
  { style = 'song', size = 14 }: CellStyle = {},
): Fitted | undefined {
  const { width, height } = inner(cell)
  let cut: Fitted | undefined
  let lonely: Fitted | undefined
  for (const candidate of sizesFrom(size)) {
    if (lonely && candidate < lonely.size - 3.5) break
    const fitted = { size: candidate, lines: doc.breakLines(words, { style, size: candidate }, width) }
    if (fitted.lines.length * pitch(candidate) > height * mm || isWider(fitted.lines, width)) continue
    if (fitted.lines.some((line) => line.cut)) cut ??= fitted
    else if (endsLonely(fitted.lines)) lonely ??= fitted
    else return fitted
  }
  return lonely ?? cut
}

const isWider = (lines: readonly TextLine[], width: number) => lines.some((line) => line.width > width * mm + 0.02)

const endsLonely = (lines: readonly TextLine[]) =>
  lines.some(
    ({ goesOn }, index) => goesOn && !lines[index + 1]?.goesOn && [...(lines[index + 1]?.text ?? '')].length === 1,
  )

/**
 * Puts words into a cell: shrinks, wraps, and never clips. What does not fit at the smallest size is cut at a line, the
 * cell ends with `goesOn`, and the rest is returned for a continuation sheet; the empty text when all is there.
 */
export function fill(doc: Document, words: string, cell: Box, style: CellStyle = {}): string {
  if (words === '') return ''
  const whole = fitInto(doc, words, cell, style)
  if (whole) {
    set(doc, whole.lines, whole.size, cell, style)
    return ''
  }
  const { kept, rest } = cut(doc, words, cell, style)
  set(doc, kept, smallest, cell, { ...style, from: 'top', align: 'start' })
  return rest
}

/** What `fill` would answer: what a cell has no room for. */
export const restOf = (doc: Document, words: string, cell: Box, style: CellStyle = {}): string =>
  words === '' || fitInto(doc, words, cell, style) ? '' : cut(doc, words, cell, style).rest

/** Three texts along one line: from the left, in the middle, up to the right. Each has a third, or what it asks for beside the others. */
export function fillAlong(
  doc: Document,
  texts: readonly [start: string, middle: string, end: string],
  line: Box,
  size: number,
): void {
  const widths = alongside(
    texts.map((words) => (words === '' ? 0 : doc.measure(words, { style: 'song', size }) + 2 * inset.x + gap)),
    line.width,
  )
  let x = line.x
  for (const [at, align] of (['start', 'centre', 'end'] as const).entries()) {
    const width = widths[at] ?? 0
    fill(doc, texts[at] ?? '', { ...line, x, width }, { size, align })
    x += width
  }
}

/** Where one asks for more than its third, all have what they ask for, the middle what is left; the widest gives what lacks. */
function alongside(asked: readonly number[], width: number): readonly number[] {
  if (asked.every((one) => one <= width / 3)) return asked.map(() => width / 3)
  const spare = width - asked.reduce((sum, one) => sum + one, 0)
  const changes = spare >= 0 ? 1 : asked.indexOf(Math.max(...asked))
  return asked.map((one, at) => (at === changes ? one + spare : one))
}

/** Between texts along a line, in mm. */
const gap = 3

/** A value and what stands in brackets below it, each as large as it may be: `2037.10` over `（62岁7个月）`. */
export function fillPair(doc: Document, words: string, cell: Box): string {
  const [upper = '', lower] = words.split('\n')
  if (lower === undefined) return fill(doc, words, cell)
  const { x, y, width, height } = inner(cell)
  const half = { x: cell.x, width: cell.width, height: height / 2 + 2 * inset.y }
  const [above, below] = [fitInto(doc, upper, { ...half, y }), fitInto(doc, lower, { ...half, y })]
  if (above?.lines.length !== 1 || below?.lines.length !== 1) return fill(doc, words, cell)
  const steps = [above, below].map(({ size }) => pitch(size) / mm)
  let top = y + (height - (steps[0] ?? 0) - (steps[1] ?? 0)) / 2
  for (const [index, { size, lines }] of [above, below].entries()) {
    const [line, step, em] = [lines[0], steps[index] ?? 0, size / mm]
    if (line) {
      const at = x + (width - line.width / mm) / 2
      doc.write(line.text, at, top + (step - em) / 2 + 0.88 * em, { style: 'song', size }, cell)
    }
    top += step
  }
  return ''
}

/** As many characters as leave room for the announcement on the last line, and what is over. */
function cut(doc: Document, words: string, cell: Box, { style = 'song', goesOn = '（接续页）' }: CellStyle) {
  const { width, height } = inner(cell)
  const room = Math.max(1, Math.floor((height * mm) / pitch(smallest)))
  const linesOf = (text: string) => doc.breakLines(`${text}${goesOn}`, { style, size: smallest }, width)
  const chars = [...words]
  let [low, high] = [0, chars.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (linesOf(chars.slice(0, middle).join('')).length <= room) low = middle
    else high = middle - 1
  }
  return { kept: linesOf(chars.slice(0, low).join('')), rest: chars.slice(low).join('') }
}

/** Draws broken lines in a cell. Lines that go on are spread to the full width where a little is missing. */
export function set(
  doc: Document,
  lines: readonly TextLine[],
  size: number,
  cell: Box,
  { style = 'song', align = 'centre', from = 'middle', colour }: CellStyle = {},
): void {
  const { x, y, width, height } = inner(cell)
  const step = pitch(size) / mm
  const em = size / mm
  const first = from === 'top' ? y : y + (height - lines.length * step) / 2
  for (const [index, line] of lines.entries()) {
    const baseline = first + index * step + (step - em) / 2 + 0.88 * em
    const free = width - line.width / mm
    const at = x + (align === 'centre' ? free / 2 : align === 'end' ? free : 0)
    doc.write(line.text, at, baseline, { style, size }, cell, {
      ...(align === 'start' && { spread: spreadOf(line, width * mm, size) }),
      ...(colour && { colour }),
    })
  }
}

/** Justifies a line that goes on, as Chinese setting does, unless the gaps would show. In points a character. */
export function spreadOf({ goesOn, width, text }: TextLine, full: number, size: number): number {
  const gaps = [...text].length - 1
  const short = full - width
  return goesOn && gaps > 0 && short > 0 && short < 2 * size && short / gaps < size / 6 ? short / gaps : 0
}

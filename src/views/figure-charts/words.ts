import type { Shape } from '#domain/statistics/charts/drawing.ts'
import { movedTo } from './shapes.ts'

/** How wide words are, in pixels: 汉字 are as wide as high, other signs a little over half; no face is asked. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((width, char) => width + (char === '…' || (char.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58), 0) * size

/** What stays together: a 汉字 with the marks behind it that begin no line, a word, a number up to its dash. */
const unbroken = /[\u2e80-\u{3ffff}][\p{Pe}\p{Po}]*|\s+|[^\s\u2e80-\u{3ffff}–/]+[–/]?|[–/]/gu

/** Words in lines of a width, at most so many; what finds no room ends in an ellipsis. */
export function brokenInto(text: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  const pieces = text.match(unbroken) ?? []
  for (const piece of pieces.flatMap((piece) => (widthOf(piece, size) > width ? [...piece] : [piece]))) {
    if (line.trim() !== '' && widthOf(line + piece.trimEnd(), size) > width) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  if (line.trim() !== '') lines.push(line.trim())
  if (lines.length <= most) return lines
  const last = [...(lines[most - 1] ?? '')]
  while (last.length > 0 && widthOf(`${last.join('')}…`, size) > width) last.pop()
  return [...lines.slice(0, most - 1), `${last.join('')}…`]
}

type Look = {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
  readonly tone?: string
  readonly bold?: boolean
}

export const leading = 1.2

/** Lines of words around a middle line. */
export function wordsAt(lines: readonly string[], x: number, y: number, look: Look = {}): readonly Shape[] {
  const { anchor = 'start', size = 12, tone = 'ink', bold = false } = look
  const first = y - ((lines.length - 1) * size * leading) / 2
  return lines.map(
    (text, at): Shape => ({ is: 'text', text, at: movedTo(x, first + at * size * leading), anchor, size, bold, tone }),
  )
}

/** Words that stand upright on their end, read from below. */
export const wordsUp = (text: string, x: number, y: number, size: number): Shape => ({
  is: 'text',
  text,
  at: [0, -1, 1, 0, x, y],
  anchor: 'start',
  size,
  bold: false,
  tone: 'ink',
})

type Key = { readonly label: string; readonly tone: string }

/** 图例: what each tone says, in as many lines as they take; and how high that is. */
export function legendOf(
  keys: readonly Key[],
  width: number,
  before = '',
): { readonly shapes: readonly Shape[]; readonly height: number } {
  if (keys.length === 0) return { shapes: [], height: 0 }
  const shapes: Shape[] = []
  let [x, y] = [0, 8]
  if (before !== '') {
    shapes.push(...wordsAt([before], x, y, { tone: 'faint' }))
    x += widthOf(before, 12) + 14
  }
  for (const { label, tone } of keys) {
    const [text = ''] = brokenInto(label, width - 24, 12, 1)
    const own = 20 + widthOf(text, 12)
    if (x > 0 && x + own > width) [x, y] = [0, y + 20]
    shapes.push({
      is: 'path',
      d: 'M0 0L14 0L14 11L0 11Z',
      at: movedTo(x + 0.5, y - 5.5),
      fill: tone,
      stroke: 'strong',
      width: 0.8,
    })
    shapes.push(...wordsAt([text], x + 20, y))
    x += own + 16
  }
  return { shapes, height: y + 16 }
}

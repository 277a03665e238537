import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf } from '../pdf.ts'

/** A printed page as a careful reader takes it in. */
export type PaperPage = {
  /** Its words without blanks, since a cell breaks and spaces them at will. */
  readonly words: string
  /** The share of dark pixels. */
  readonly ink: number
  /** Words that touch a ruled line, other words, the binding edge or the end of the paper. */
  readonly astray: readonly string[]
  /** Words with a character that the font has no picture for. */
  readonly blank: readonly string[]
}

/** Reads a PDF page by page, with nothing but what stands in the file. */
export async function readPaper(pdf: Uint8Array): Promise<readonly PaperPage[]> {
  const opened = await openPdf(pdf)
  const [texts, inks] = [await opened.text(), await opened.ink()]
  await opened.close()
  const opening = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS })
  const document = await opening.promise
  const pages: PaperPage[] = []
  for (const [index, text] of texts.entries()) {
    const page = await document.getPage(index + 1)
    const [, , width = 0, height = 0] = page.view
    const { runs, rules } = drawnOn(await page.getOperatorList())
    pages.push({
      words: bare(text),
      ink: inks[index] ?? 0,
      astray: astrayIn(runs, rules, { left: bindingEdge, bottom: 0, right: width, top: height }),
      blank: runs.filter(({ blank }) => blank).map(({ text }) => text),
    })
  }
  await opening.destroy()
  return pages
}

export const bare = (text: string) => text.replace(/\s/g, '')

/** 25 mm in points (docs/law/paper.md §2). */
const bindingEdge = (25 / 25.4) * 72

type Box = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number }

type Run = Box & { readonly text: string; readonly blank: boolean }

type Matrix = readonly [number, number, number, number, number, number]

type Glyph = { readonly unicode: string; readonly width: number; readonly isInFont: boolean }

/** Where the pen is and how it writes; saved and restored as a whole. */
type Pen = { readonly at: Matrix; readonly size: number; readonly spacing: number; readonly origin: readonly number[] }

/** Follows the pen over the page: where each run of words stands and where lines were ruled, in points from below. */
function drawnOn({ fnArray, argsArray }: { fnArray: readonly number[]; argsArray: readonly unknown[] }) {
  const [runs, rules, saved]: [Run[], Box[], Pen[]] = [[], [], []]
  let pen: Pen = { at: [1, 0, 0, 1, 0, 0], size: 0, spacing: 0, origin: [] }
  for (const [index, op] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[]
    if (op === OPS.save) saved.push(pen)
    if (op === OPS.restore) pen = saved.pop() ?? pen
    pen = moved(pen, op, args)
    if (op === OPS.showText) runs.push(runOf(args[0] as readonly (Glyph | number)[], pen))
    if (op === OPS.constructPath && args[0] === OPS.stroke) {
      rules.push(...(args[1] as readonly Float32Array[]).flatMap((path) => segmentsOf(path, pen.at)))
    }
  }
  return { runs: runs.filter(({ text }) => text.trim() !== ''), rules }
}

function moved(pen: Pen, op: number, args: readonly unknown[]): Pen {
  switch (op) {
    case OPS.transform:
      return { ...pen, at: multiply(pen.at, args as unknown as Matrix) }
    case OPS.setTextMatrix:
      return { ...pen, origin: args[0] as readonly number[] }
    case OPS.setFont:
      return { ...pen, size: Number(args[1]) }
    case OPS.setCharSpacing:
      return { ...pen, spacing: Number(args[0]) }
    default:
      return pen
  }
}

const multiply = ([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix => [
  a * A + c * B,
  b * A + d * B,
  a * C + c * D,
  b * C + d * D,
  a * E + c * F + e,
  b * E + d * F + f,
]

const apply = ([a, b, c, d, e, f]: Matrix, x = 0, y = 0): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** The body of the letters: what of them is drawn between these two heights, in parts of the size. */
const [above, below] = [0.8, 0.08]

function runOf(shown: readonly (Glyph | number)[], { at, origin, size, spacing }: Pen): Run {
  const [x, y] = apply(at, origin[4], origin[5])
  const glyphs = shown.filter((one) => typeof one !== 'number')
  const kerned = shown.reduce<number>((sum, one) => (typeof one === 'number' ? sum - one : sum), 0)
  const advance = glyphs.reduce((sum, { width }) => sum + width, kerned) * (size / 1000)
  return {
    text: glyphs.map(({ unicode }) => unicode).join(''),
    blank: glyphs.some(
      ({ unicode, isInFont }) => !/^\s$/.test(unicode) && (!isInFont || /^$|[\0\uFFFD]/.test(unicode)),
    ),
    left: x,
    right: x + advance + spacing * (glyphs.length - 1),
    bottom: y - below * size,
    top: y + above * size,
  }
}

/** pdf.js writes paths as numbers: 0 moves, 1 draws a line, 4 closes; forms are ruled with nothing else. */
function segmentsOf(path: Float32Array, at: Matrix): readonly Box[] {
  const found: Box[] = []
  let [start, pen] = [apply(at), apply(at)]
  for (let index = 0; index < path.length; ) {
    const op = path[index]
    const to = op === 4 ? start : apply(at, path[index + 1], path[index + 2])
    if (op === 0) start = to
    else found.push(boxBetween(pen, to))
    pen = to
    index += op === 4 ? 1 : 3
  }
  return found
}

const boxBetween = ([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): Box => ({
  left: Math.min(x, toX),
  right: Math.max(x, toX),
  bottom: Math.min(y, toY),
  top: Math.max(y, toY),
})

const slack = 0.3

const meet = (one: Box, other: Box) =>
  one.left < other.right - slack &&
  other.left < one.right - slack &&
  one.bottom < other.top - slack &&
  other.bottom < one.top - slack

/** A line has no breadth here, so it is met where it passes through. */
const crosses = (run: Box, rule: Box) =>
  rule.left < run.right - slack &&
  rule.right > run.left + slack &&
  rule.bottom < run.top - slack &&
  rule.top > run.bottom + slack

function astrayIn(runs: readonly Run[], rules: readonly Box[], paper: Box): readonly string[] {
  return runs
    .filter(
      (run, index) =>
        run.left < paper.left - slack ||
        run.right > paper.right ||
        run.bottom < paper.bottom ||
        run.top > paper.top ||
        rules.some((rule) => crosses(run, rule)) ||
        runs.some((other, at) => at !== index && meet(run, other)),
    )
    .map(({ text }) => text)
}

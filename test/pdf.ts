import { createCanvas } from '@napi-rs/canvas'
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF opened as a reader would: the text of each page, and each page as a picture. */
export async function openPdf(bytes: Uint8Array) {
  const opening = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const document = await opening.promise
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  return {
    pages: document.numPages,
    /** The words of each page in the order in which they were drawn; lines are joined, as a cell breaks them anywhere. */
    text: async (): Promise<readonly string[]> =>
      Promise.all(
        numbers.map(async (number) => {
          const { items } = await (await document.getPage(number)).getTextContent()
          return items.map((item) => ('str' in item ? item.str : '')).join('')
        }),
      ),
    /** The share of dark pixels of each page within a part of it given in millimetres; of the whole page by default. */
    ink: async ({ x, y, width, height } = { x: 0, y: 0, width: 210, height: 297 }): Promise<readonly number[]> => {
      const shares: number[] = []
      for (const number of numbers) {
        const page = await document.getPage(number)
        const viewport = page.getViewport({ scale: 1 })
        const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
        const context = canvas.getContext('2d')
        await page.render({ canvasContext: context as never, canvas: canvas as never, viewport }).promise
        const scale = 72 / 25.4
        const { data } = context.getImageData(x * scale, y * scale, width * scale, height * scale)
        let dark = 0
        for (let at = 0; at < data.length; at += 4)
          if (((data[at] ?? 255) * 3 + (data[at + 1] ?? 255) * 6 + (data[at + 2] ?? 255)) / 10 < 160) dark += 1
        shares.push(dark / (data.length / 4))
      }
      return shares
    },
    /** Whether the paper is dark at these places of a page, in millimetres. */
    darkAt: async (
      number: number,
      places: readonly (readonly [x: number, y: number])[],
    ): Promise<readonly boolean[]> => {
      const scale = 4
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale })
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
      const context = canvas.getContext('2d')
      await page.render({ canvasContext: context as never, canvas: canvas as never, viewport }).promise
      const pixels = (72 / 25.4) * scale
      return places.map(([x, y]) => (context.getImageData(x * pixels, y * pixels, 1, 1).data[0] ?? 255) < 128)
    },
    /** The centre lines that a page strokes, in millimetres from the upper left corner, as its drawing operators say. */
    rules: async (number: number): Promise<readonly Rule[]> => {
      const page = await document.getPage(number)
      const { fnArray, argsArray } = await page.getOperatorList()
      return rulesIn(fnArray, argsArray, page.view[3] ?? 0)
    },
    close: () => opening.destroy(),
  }
}

/** A straight stroke: its ends in millimetres, its weight in points. */
export type Rule = {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly weight: number
}

type Matrix = readonly [number, number, number, number, number, number]

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

/** Follows the operators: transformations, weights, and every stroked path of straight lines. */
function rulesIn(operators: readonly number[], given: readonly unknown[], height: number): readonly Rule[] {
  const rules: Rule[] = []
  const kept: { matrix: Matrix; weight: number }[] = []
  let now = { matrix: [1, 0, 0, 1, 0, 0] as Matrix, weight: 1 }
  for (const [at, operator] of operators.entries()) {
    if (operator === OPS.save) kept.push(now)
    if (operator === OPS.restore) now = kept.pop() ?? now
    if (operator === OPS.transform) now = { ...now, matrix: times(now.matrix, given[at] as Matrix) }
    if (operator === OPS.setLineWidth) now = { ...now, weight: (given[at] as [number])[0] }
    if (operator !== OPS.constructPath) continue
    const [painting, [path]] = given[at] as [number, [ArrayLike<number> | null]]
    if (path && painting === OPS.stroke) rules.push(...strokesOf(Array.from(path), now, height))
  }
  return rules
}

/** pdf.js writes a path as numbers: 0 x y begins it, 1 x y draws a line, 4 closes it. */
function strokesOf(path: readonly number[], now: { matrix: Matrix; weight: number }, height: number): readonly Rule[] {
  const place = (x: number, y: number) => {
    const [, , , , e, f] = times(now.matrix, [1, 0, 0, 1, x, y])
    return [(e * 25.4) / 72, ((height - f) * 25.4) / 72] as const
  }
  const rules: Rule[] = []
  let [start, last] = [[0, 0] as readonly [number, number], [0, 0] as readonly [number, number]]
  for (let at = 0; at < path.length; ) {
    const operator = path[at]
    if (operator !== 0 && operator !== 1 && operator !== 4) throw new Error(`A path with operator ${operator}`)
    const next = operator === 4 ? start : place(path[at + 1] ?? 0, path[at + 2] ?? 0)
    if (operator === 0) start = next
    else rules.push({ x1: last[0], y1: last[1], x2: next[0], y2: next[1], weight: now.weight })
    last = next
    at += operator === 4 ? 1 : 3
  }
  return rules
}

/** The words of all pages of a PDF as one text. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes)
  const text = (await pdf.text()).join('\n')
  await pdf.close()
  return text
}

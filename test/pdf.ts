import { createCanvas } from '@napi-rs/canvas'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

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
    close: () => opening.destroy(),
  }
}

/** The words of all pages of a PDF as one text. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes)
  const text = (await pdf.text()).join('\n')
  await pdf.close()
  return text
}

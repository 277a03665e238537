import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import type { Said } from '#domain/prints/job.ts'
import type { Face, Faces } from './faces.ts'
import { type Box, mm, paper } from './geometry.ts'
import { runsOf, settingOf, type TextLine, type Type } from './lines.ts'

/** Words as they were put on a page, and the cell that they must not leave. For tests and for nothing else. */
export type Placed = { readonly page: number; readonly text: string; readonly box: Box; readonly cell: Box }

/** What a page says, and whether it shows the photo. */
export type PageContent = { readonly said: Said[]; photo: boolean }

/** A PDF/A-1b in the making. Lengths in millimetres from the upper left corner, type in points. */
export type Document = {
  readonly faces: Faces
  readonly measure: (text: string, type: Type) => number
  readonly breakLines: (text: string, type: Type, width: number) => readonly TextLine[]
  /** Begins a page, upright even where the others lie; what follows is drawn on it. */
  readonly addPage: (upright?: 'upright') => void
  /** Goes back to a page, counted from 0. */
  readonly turnTo: (page: number) => void
  readonly contents: readonly PageContent[]
  /** Notes what the present page says, for the hash of its content. */
  readonly say: (label: string, words: string) => void
  readonly line: (x1: number, y1: number, x2: number, y2: number, weight: number, colour?: string) => void
  readonly frame: (box: Box, weight: number) => void
  /** Puts words with their baseline at `y`. `spread` is added after each character, in points. */
  readonly write: (text: string, x: number, y: number, type: Type, cell: Box, options?: Written) => void
  /** What `work` draws lies in units of its own: `matrix` says in points where they stand. */
  readonly within: (matrix: Matrix, work: () => void) => void
  /** A path as SVG writes it, in points. */
  readonly path: (d: string, paint: Paint) => void
  /** What `work` draws is seen inside a path alone. */
  readonly clipped: (d: string, work: () => void) => void
  readonly image: (jpeg: Uint8Array, box: Box) => void
  readonly qr: (text: string, box: Box) => void
  /** Characters that no face has. Not empty: the document must not be used. */
  readonly missing: ReadonlySet<string>
  /** Characters that another face than the first of its style had to give. */
  readonly lent: ReadonlySet<string>
  readonly placed: readonly Placed[]
  readonly finish: () => Promise<Uint8Array>
}

export type Written = { readonly spread?: number; readonly colour?: string }

/** From other units to points: `a b c d e f`, as SVG and PDF write it. */
export type Matrix = readonly [number, number, number, number, number, number]

/** Colours without transparency, which PDF/A-1b does not have. */
export type Paint = {
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
  readonly dash?: readonly number[]
}

export const black = '#000000'
/** 朱: the mark of the original. */
export const red = '#b0271c'
export const grey = '#5f6774'
const watermarkGrey = '#e4e4e4'

export type Properties = {
  /** ISO 8601, to the second. */
  readonly at: string
  /** Title and subject hold nothing personal: they stand in the clear in the file's properties. */
  readonly title: string
  readonly subject: string
  /** Words across every page behind everything else, in a grey without transparency. */
  readonly watermark?: string | undefined
  /** The sheet lies: 297 mm wide. */
  readonly lying?: true
}

/** A PDF/A-1b on A4, lying where a list is wide; bytes depend on nothing but what is written. */
export function openDocument(faces: Faces, { at, title, subject, watermark, lying }: Properties): Document {
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    layout: lying ? 'landscape' : 'portrait',
    margin: 0,
    pdfVersion: '1.4',
    subset: 'PDF/A-1b',
    lang: 'zh-CN',
    // No standard font: PDF/A has none, and its metrics would be read for nothing.
    ...({ font: null } as object),
    info: { Title: title, Subject: subject, Creator: 'Juanzong', Producer: 'PDFKit', CreationDate: new Date(at) },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))

  const contents: PageContent[] = []
  const placed: Placed[] = []
  const missing = new Set<string>()
  const lent = new Set<string>()
  let page = -1

  const setting = settingOf(faces)
  const tell = { missing: (char: string) => missing.add(char), lent: (char: string) => lent.add(char) }
  const put = (text: string, x: number, y: number, type: Type, { spread = 0, colour = black }: Written = {}) => {
    let at = x * mm
    doc.fillColor(colour).fontSize(type.size)
    for (const run of runsOf(faces, text, type, tell)) {
      choose(doc, run.face)
      const options: Measured = {
        lineBreak: false,
        baseline: 'alphabetic',
        textWidth: run.width,
        wordCount: 1,
        ...(spread !== 0 && { characterSpacing: spread }),
        ...(type.half && { features: ['hwid'] }),
      }
      doc.text(run.text, at, y * mm, options)
      at += run.width + spread * [...run.text].length
    }
    return at / mm - x
  }

  const drawWatermark = (text: string) => {
    for (let row = 0; row < 7; row += 1) {
      const y = 30 + row * 40
      doc.save().rotate(-30, { origin: [(paper.width / 2) * mm, y * mm] })
      put(`${text}　　${text}`, row % 2 === 0 ? 6 : 30, y, { style: 'hei', size: 15 }, { colour: watermarkGrey })
      doc.restore()
    }
  }

  return {
    faces,
    measure: (text, type) => setting.widthOf(text, type) / mm,
    breakLines: (text, type, width) => setting.breakLines(text, type, width * mm),
    addPage: (upright) => {
      doc.addPage(upright ? { size: 'A4', layout: 'portrait', margin: 0 } : undefined)
      contents.push({ said: [], photo: false })
      page = contents.length - 1
      if (watermark) drawWatermark(watermark)
    },
    turnTo: (number) => {
      doc.switchToPage(number)
      page = number
    },
    contents,
    say: (label, words) => contents[page]?.said.push([label, words]),
    line: (x1, y1, x2, y2, weight, colour = black) => {
      doc
        .strokeColor(colour)
        .lineWidth(weight)
        .moveTo(x1 * mm, y1 * mm)
        .lineTo(x2 * mm, y2 * mm)
        .stroke()
    },
    frame: ({ x, y, width, height }, weight) => {
      doc
        .strokeColor(black)
        .lineWidth(weight)
        .rect(x * mm, y * mm, width * mm, height * mm)
        .stroke()
    },
    write: (text, x, y, type, cell, options) => {
      if (text === '') return
      const width = put(text, x, y, type, options)
      const em = type.size / mm
      placed.push({
        page,
        text,
        cell,
        box: { x, y: y - 0.88 * em, width: width - (options?.spread ?? 0) / mm, height: em },
      })
    },
    within: (matrix, work) => {
      doc.save().transform(...matrix)
      work()
      doc.restore()
    },
    path: (d, { fill, stroke, width = 1, dash }) => {
      doc.save().lineWidth(width)
      if (dash) doc.dash(dash[0] ?? 1, { space: dash[1] ?? 1 })
      doc.path(d)
      if (fill !== undefined && stroke !== undefined) doc.fillAndStroke(fill, stroke)
      else if (fill !== undefined) doc.fill(fill)
      else if (stroke !== undefined) doc.stroke(stroke)
      doc.restore()
    },
    clipped: (d, work) => {
      doc.save().path(d).clip()
      work()
      doc.restore()
    },
    image: (jpeg, { x, y, width, height }) => {
      const content = contents[page]
      if (content) content.photo = true
      doc.image(Buffer.from(jpeg), x * mm, y * mm, { width: width * mm, height: height * mm })
    },
    qr: (text, box) => {
      const path = darkStretches(text, box).map(({ x, y, width, height }) =>
        [x, y, width, height].map((length) => (length * mm).toFixed(3)).join(' '),
      )
      doc.fillColor(black).addContent(`${path.join(' re ')} re f`)
    },
    missing,
    lent,
    placed,
    finish: async () => {
      doc.end()
      await ended
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
}

/** What pdfkit would measure again, were it not told. */
type Measured = PDFKit.Mixins.TextOptions & { readonly textWidth: number; readonly wordCount: number }

/** pdfkit takes an opened font; its types know only paths and bytes. */
const choose = (doc: PDFKit.PDFDocument, face: Face) => doc.font(face.font as Buffer, face.id)

/** The dark modules of a QR, row by row, neighbours joined so that no hairline shows between them. */
function darkStretches(text: string, { x, y, width }: Box): readonly Box[] {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const module = width / size
  return data.flatMap((row, rowIndex) => {
    const found: Box[] = []
    let start = -1
    for (let column = 0; column <= size; column += 1) {
      if (row[column] && start < 0) start = column
      if (!row[column] && start >= 0) {
        found.push({
          x: x + start * module,
          y: y + rowIndex * module,
          width: (column - start) * module,
          height: module,
        })
        start = -1
      }
    }
    return found
  })
}

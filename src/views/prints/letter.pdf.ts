import type { Letter } from '#domain/letters/letter.ts'
import type { LetterJob, NameListDrawing } from '#domain/prints/job.ts'
import { spreadOf } from '#views/pdf/cell.ts'
import { type Document, grey, openDocument, red } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'
import { type Box, mm } from '#views/pdf/geometry.ts'
import type { Type } from '#views/pdf/lines.ts'

/** 版心 156 × 225 mm, 28 mm from the left and 37 from above: 22 lines of 28 characters (docs/law/paper.md §7). */
const block = { x: 28, y: 37, width: 156, height: 225 }
const step = block.height / 22
const body: Type = { style: 'fang', size: 15.8 }
const em = body.size / mm
const bottom = block.y + block.height

/**
 * 任免通知, one after the other, each beginning a page. Equal jobs give equal bytes. Refuses, naming them, where characters have no
 * glyph.
 */
export async function drawLetters(faces: Faces, { at, letters, watermark }: LetterJob): Promise<NameListDrawing> {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '任免通知', watermark })
  for (const letter of letters) drawLetter(doc, letter)
  const pdf = await doc.finish()
  return doc.missing.size > 0 ? { ok: false, missing: [...doc.missing] } : { ok: true, pdf }
}

/** One letter at the end of a document. */
export function drawLetter(doc: Document, letter: Letter): void {
  const chunks = chunksOf(doc, letter)
  const imprint = imprintOf(doc, letter)
  const { gap, pages } = laidOut(doc, letter, chunks, imprint.length * small.step)
  for (const [at, lines] of pages.entries()) {
    doc.addPage('upright')
    let y = at === 0 ? drawHead(doc, letter, gap) : block.y
    for (const line of lines) {
      write(doc, line, y)
      y += step
    }
    if (at === pages.length - 1) drawImprint(doc, imprint)
    drawNumber(doc, at + 1)
    if (letter.isDraft) drawDraft(doc)
  }
}

/** A line of the text, placed; empty lines leave room. */
type Line = { readonly text: string; readonly x: number; readonly spread?: number }

/** Lines that stay on one page. */
type Chunk = readonly Line[]

/**
 * The text in what may not be parted: 主送 and the lead stay with the first sentence, a sentence with itself unless it is
 * long, and the name of the office with the last of them, so that it never stands on a page alone.
 */
function chunksOf(doc: Document, letter: Letter): readonly Chunk[] {
  const set = (words: string) => paragraph(doc, words, letter.whole)
  const [first = [], ...rest] = letter.items.map((words) => set(`　　${words}`)).flatMap(partsOf)
  const opening = [...set(letter.to), ...set(`　　${letter.lead}`), ...first]
  const end = [...(letter.close ? set(`　　${letter.close}`) : []), ...signature(doc, letter)]
  const last = rest.at(-1)
  if (last) return [opening, ...rest.slice(0, -1), [...last, ...end]]
  return letter.close ? [opening, end] : [opening.slice(0, -1), [...opening.slice(-1), ...end]]
}

/** So many lines of one sentence stay together; of a longer one the first and the last two. */
const together = 8

function partsOf(lines: Chunk): readonly Chunk[] {
  if (lines.length <= together) return [lines]
  return [lines.slice(0, 2), ...lines.slice(2, -2).map((line) => [line]), lines.slice(-2)]
}

/** A paragraph in lines, spread to the full width where a little is missing; what is to stay whole goes down whole. */
function paragraph(doc: Document, words: string, whole: readonly string[]): Chunk {
  const lines: Line[] = []
  for (let rest = words; rest !== ''; ) {
    const [first] = doc.breakLines(rest, body, block.width + 0.1)
    if (!first) break
    const goesOn = first.text.length < rest.trimEnd().length
    const kept = goesOn ? rest.slice(0, cutBefore(rest, first.text.length, whole)) : rest
    const text = kept.trimEnd()
    const width = doc.measure(text, body) * mm
    lines.push({ text, x: block.x, spread: spreadOf({ text, width, goesOn, cut: false }, block.width * mm, body.size) })
    rest = goesOn ? rest.slice(kept.length).replace(/^ +/, '') : ''
  }
  return lines
}

/** Where the line ends: before a name that it would part, unless the name alone fills a line. */
function cutBefore(words: string, end: number, whole: readonly string[]): number {
  for (const name of whole) {
    for (let at = words.indexOf(name); at >= 0 && at < end; at = words.indexOf(name, at + 1)) {
      const before = words.slice(0, at)
      // 任命 and 免去 go down with the name that they are about.
      const start = before.length - (/(任命|免去)$/.exec(before)?.[0].length ?? 0)
      if (at + name.length > end && words.slice(0, start).trim() !== '') return start
    }
  }
  return end
}

/** 发文机关署名 over 成文日期, with two empty lines for the seal; the day four characters from the right. */
function signature(doc: Document, { issuer, date }: Letter): Chunk {
  const day = doc.measure(date, body)
  const end = block.x + block.width - 4 * em
  const office = doc.breakLines(issuer, body, block.width - 2 * em).map(({ text }) => {
    const width = doc.measure(text, body)
    return { text, x: Math.max(block.x, Math.min(end - day / 2, block.x + block.width - width / 2) - width / 2) }
  })
  return [blank, blank, ...office, { text: date, x: end - day }]
}

const blank: Line = { text: '', x: 0 }

type LaidOut = { readonly gap: number; readonly pages: readonly Chunk[] }

/** Above the head in mm: 35 as the standard has it, and less where the letter is then one page. */
const gaps = [35, 25, 15, 6]

function laidOut(doc: Document, letter: Letter, chunks: readonly Chunk[], imprint: number): LaidOut {
  const usual = { gap: gaps[0] ?? 0, pages: pagesFor(doc, letter, chunks, imprint, gaps[0] ?? 0) }
  if (letter.head === 'preprinted') return usual
  const tighter = gaps.map((gap) => ({ gap, pages: pagesFor(doc, letter, chunks, imprint, gap) }))
  return tighter.find(({ pages }) => pages.length === 1) ?? usual
}

function pagesFor(
  doc: Document,
  letter: Letter,
  chunks: readonly Chunk[],
  imprint: number,
  gap: number,
): readonly Chunk[] {
  const pages: Line[][] = [[]]
  let y = headOf(doc, letter, gap).end
  for (const [at, chunk] of chunks.entries()) {
    const height = chunk.length * step + (at === chunks.length - 1 ? imprint + small.step / 2 : 0)
    if (y + height > bottom + 0.1 && y > block.y) {
      pages.push([])
      y = block.y
    }
    pages.at(-1)?.push(...chunk)
    y += chunk.length * step
  }
  return pages
}

const titleType: Type = { style: 'song-bold', size: 22 }
const titleStep = 12.3

/** Where the parts of the head stand: 发文机关标志, 发文字号, the line below it, the title. */
function headOf(doc: Document, letter: Letter, gap: number) {
  const words = `${letter.issuer}文件`
  const usual: Type = { style: 'song-bold', size: 48 }
  const width = doc.measure(words, usual)
  const mark: Type = { ...usual, size: Math.min(usual.size, (usual.size * (block.width - 2)) / width) }
  const height = mark.size / mm
  const number = block.y + gap + height + 1.5 * step
  const rule = number + em + 4
  const title = rule + 1.6 * step
  const titles = titleLines(doc, letter)
  const after = title + titles.length * titleStep + (letter.isDraft ? step : 0)
  return { words, mark, top: block.y + gap, number, rule, title, titles, after, end: after + 0.8 * step }
}

/** The title on as few lines as it takes, balanced, no name parted. */
function titleLines(doc: Document, { title, whole }: Letter): readonly string[] {
  const count = doc.breakLines(title, titleType, block.width).length
  if (count === 1) return [title]
  const names = whole.map((name) => name.replace(/同志$/, ''))
  const aim = Math.ceil([...title].length / count) + 1
  const lines: string[] = []
  for (let rest = title; rest !== ''; ) {
    const room = [...rest].slice(0, aim).join('').length
    const [line] = doc.breakLines(rest.slice(0, room), titleType, block.width)
    const end =
      line && line.text.length < rest.length
        ? cutBefore(rest, line.text.length, [...names, '同志', '的通知'])
        : rest.length
    lines.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return lines
}

/** Answers where the text begins, in mm from above. */
function drawHead(doc: Document, letter: Letter, gap: number): number {
  const head = headOf(doc, letter, gap)
  const centred = (words: string, y: number, type: Type, colour?: string) => {
    const x = block.x + (block.width - doc.measure(words, type)) / 2
    doc.write(words, x, y + (0.88 * type.size) / mm, type, wide(y, type), colour ? { colour } : {})
  }
  if (letter.head === 'red') {
    centred(head.words, head.top, head.mark, red)
    doc.line(block.x, head.rule, block.x + block.width, head.rule, 1.4, red)
  }
  const number = doc.measure(letter.number, body)
  centred(letter.number, head.number, { ...body, size: body.size * Math.min(1, block.width / number) })
  for (const [at, words] of head.titles.entries()) centred(words, head.title + at * titleStep, titleType)
  if (letter.isDraft) centred('（送审稿）', head.title + head.titles.length * titleStep, body)
  return head.end
}

const wide = (y: number, { size }: Type): Box => ({ x: 10, y: y - 1, width: 190, height: size / mm + 4 })

function write(doc: Document, { text, x, spread }: Line, y: number) {
  const cell = { x: block.x - 0.5, y, width: block.width + 1, height: step }
  doc.write(text, x, y + (step - em) / 2 + 0.88 * em, body, cell, spread ? { spread } : {})
}

/** 版记 in 四号, between two lines at the foot of the last page. */
const small = { type: { style: 'fang', size: 14 } satisfies Type, step: 8 }

type ImprintLine = { readonly text: string; readonly x: number; readonly end?: string; readonly begins: boolean }

/** 抄送, the lines after its first below its first name; then who printed it, and when. */
function imprintOf(doc: Document, { copies, printedBy, date }: Letter): readonly ImprintLine[] {
  const one = small.type.size / mm
  const label = 3 * one
  const lines = copies === '' ? [] : doc.breakLines(`${copies}。`, small.type, block.width - 2 * one - label)
  const end = `${date}印发`
  const room = block.width - 3 * one - doc.measure(end, small.type)
  const printers = printedBy === '' ? [] : doc.breakLines(printedBy, small.type, room)
  const printed = printers.map(({ text }, at) => ({
    text,
    x: block.x + one,
    begins: at === 0,
    ...(at === printers.length - 1 && { end }),
  }))
  return [
    ...lines.map(({ text }, at) => ({
      text: at === 0 ? `抄送：${text}` : text,
      x: block.x + one + (at === 0 ? 0 : label),
      begins: at === 0,
    })),
    ...printed,
  ]
}

function drawImprint(doc: Document, lines: readonly ImprintLine[]) {
  const one = small.type.size / mm
  const first = bottom - lines.length * small.step
  for (const [at, { text, x, end, begins }] of lines.entries()) {
    const y = first + at * small.step
    if (begins) doc.line(block.x, y, block.x + block.width, y, at === 0 ? 1 : 0.7)
    const cell = { x: block.x, y, width: block.width, height: small.step }
    const base = y + (small.step - one) / 2 + 0.88 * one
    doc.write(text, x, base, small.type, cell)
    if (end) doc.write(end, block.x + block.width - one - doc.measure(end, small.type), base, small.type, cell)
  }
  if (lines.length > 0) doc.line(block.x, bottom, block.x + block.width, bottom, 1)
}

/** 页码, 7 mm below the text: at the right of odd pages, at the left of even ones, a character from the edge. */
function drawNumber(doc: Document, page: number) {
  const type: Type = { style: 'song', size: 14, half: true }
  const [words, one] = [`— ${page} —`, type.size / mm]
  const x = page % 2 === 1 ? block.x + block.width - one - doc.measure(words, type) : block.x + one
  const y = bottom + 7
  doc.write(words, x, y + 0.88 * one, type, { x: block.x, y, width: block.width, height: 2 * one })
}

/** Every page of a draft says so. */
function drawDraft(doc: Document) {
  const type: Type = { style: 'hei', size: 9 }
  const words = '送审稿　未编发文字号'
  doc.write(
    words,
    block.x + block.width - doc.measure(words, type),
    24,
    type,
    { ...block, y: 18, height: 10 },
    {
      colour: grey,
    },
  )
}

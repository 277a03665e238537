import type { Read } from './reading.ts'
import { type Attributes, tokenAt } from './xml-tokens.ts'

/** What is said in one place, piece by piece: a text that grows letter by letter would be copied each time. */
export class Sink {
  readonly #pieces: string[] = []
  #lineEnds = 0

  /** More than one blank line says no more than one. */
  say(text: string): void {
    this.#lineEnds = text === '\n' ? this.#lineEnds + 1 : 0
    if (this.#lineEnds < 3) this.#pieces.push(text)
  }

  get text(): string {
    return this.#pieces.join('')
  }
}

/** A cell of a table as Word writes it: its text in lines and how many columns of the grid it takes. */
export type WordCell = {
  readonly said: Sink
  span: number
  /** Part of a cell that spans several rows: its first, or one below. */
  merge?: 'first' | 'further'
  /** Goes on with the cell before it: the way of older programs, and of WPS, to merge over columns. */
  joins?: true
}

export type WordRow = { readonly cells: WordCell[]; before: number; isDeleted: boolean }
export type WordTable = { readonly rows: WordRow[] }

/** What a Word document says, as it would be printed: deletions gone, insertions in. */
export type WordText = {
  readonly tables: readonly WordTable[]
  /** The paragraphs outside of tables, and the text of boxes that float over them. */
  readonly loose: readonly string[]
  readonly boxes: readonly string[]
  readonly pictures: readonly { readonly id: string; readonly inTable: boolean }[]
  readonly remarks: readonly string[]
}

/**
 * Reads a Word document from front to back without building its tree: a document of any length costs what its tables hold.
 * Tracked changes give the final text; of alternatives the first; placeholders, phonetic guides and hidden text are none.
 */
export function readWordText(source: string): Read<WordText> {
  const walk = new Walk()
  let count = 0
  for (let at = 0; at < source.length; ) {
    const token = tokenAt(source, at)
    at = token.end
    count += 1
    if (count > mostTokens || walk.isTooMuch()) return { ok: false, refusal: 'import.too-much' }
    if (token.is === 'refused' || token.is === 'bare') return { ok: false, refusal: 'import.docx-broken' }
    if (token.is === 'text') walk.text(token.text)
    if (token.is === 'start') walk.start(localName(token.name), token.attributes, token.empty)
    if (token.is === 'end' && !walk.end(localName(token.name))) return { ok: false, refusal: 'import.docx-broken' }
  }
  return walk.isWhole() ? { ok: true, value: walk.read() } : { ok: false, refusal: 'import.docx-broken' }
}

/** A hundred thousand paragraphs are a tenth of it. */
const mostTokens = 8_000_000
const mostCells = 5_000
const mostLetters = 1_000_000
const deepest = 200

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** The value of an attribute, whatever prefix it has. */
export const attributeIn = (attributes: Attributes, name: string): string | undefined =>
  attributes.find(([key]) => localName(key) === name)?.[1]

const isOff = (attributes: Attributes) => /^(?:0|false|off)$/.test(attributeIn(attributes, 'val') ?? '')

/** The marks of tracked changes. */
const changes = new Set(['ins', 'moveTo', 'del', 'moveFrom', 'cellIns', 'cellDel'])

type Open = { readonly table: WordTable; row?: WordRow; cell?: WordCell }

class Walk {
  readonly #stack: string[] = []
  readonly #tables: WordTable[] = []
  readonly #open: Open[] = []
  readonly #body = new Sink()
  readonly #floating: Sink[] = []
  readonly #sinks: Sink[] = [this.#body]
  readonly #pictures: { id: string; inTable: boolean }[] = []
  readonly #remarks = new Set<string>()
  /** How deep the element stands in which nothing counts. */
  #skipped: number | undefined
  #isHidden = false
  #isPlaceholder = false
  #joins = false
  #cells = 0
  #letters = 0

  isTooMuch = () => this.#cells > mostCells || this.#letters > mostLetters || this.#stack.length > deepest

  isWhole = () => this.#stack.length === 0

  read(): WordText {
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
    return {
      tables: this.#tables,
      loose: lines(this.#body.text),
      boxes: this.#floating.map(({ text }) => text.trim()).filter((text) => text !== ''),
      pictures: this.#pictures,
      remarks: [...this.#remarks],
    }
  }

  text(text: string): void {
    if (this.#skipped !== undefined || this.#stack.at(-1) !== 't') return
    if (this.#isHidden) this.#remarks.add('hidden-text')
    else this.#say(text)
  }

  #say(text: string): void {
    const sink = this.#sinks.at(-1)
    if (!sink) return
    this.#letters += text.trim().length
    sink.say(text)
  }

  start(name: string, attributes: Attributes, isEmpty: boolean): void {
    const parent = this.#stack.at(-1)
    if (this.#skipped === undefined) this.#enter(name, attributes, { parent, isEmpty })
    if (isEmpty) return
    this.#stack.push(name)
    if (this.#skipped === undefined && this.#isSkipped(name)) this.#skipped = this.#stack.length
  }

  /** Old states of tracked changes, second spellings of the same, and what only says how to read another text. */
  #isSkipped(name: string): boolean {
    if (name === 'sdtContent' && this.#isPlaceholder) {
      this.#isPlaceholder = false
      return true
    }
    return ['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText'].includes(name) || /Change$/.test(name)
  }

  #enter(name: string, attributes: Attributes, { parent, isEmpty }: { parent: string | undefined; isEmpty: boolean }) {
    const open = this.#open.at(-1)
    if (changes.has(name)) return this.#change(name, parent, open)
    switch (name) {
      case 'tbl':
        return this.#table()
      case 'tr':
        return this.#row(open)
      case 'tc':
        return this.#cell(open)
      case 'gridSpan':
      case 'vMerge':
      case 'hMerge':
      case 'gridBefore':
        return this.#grid(name, attributes, open)
      case 'txbxContent':
        return this.#box(open)
      case 'sdt':
      case 'showingPlcHdr':
        this.#isPlaceholder = name !== 'sdt' && !isOff(attributes)
        return
      case 'r':
      case 'vanish':
        return this.#hide(name, attributes, parent)
      case 'blip':
      case 'imagedata':
        return this.#picture(attributes)
      default:
        if (isEmpty || name === 'tab' || name === 'br') this.#sign(name, parent)
    }
  }

  #table(): void {
    const table: WordTable = { rows: [] }
    this.#open.push({ table })
    this.#tables.push(table)
  }

  #row(open: Open | undefined): void {
    if (!open) return
    open.row = { cells: [], before: 0, isDeleted: false }
    open.table.rows.push(open.row)
  }

  #grid(name: string, attributes: Attributes, open: Open | undefined): void {
    if (name === 'gridBefore' && open?.row) open.row.before = spanOf(attributes)
    if (name === 'gridSpan' && open?.cell) open.cell.span = spanOf(attributes)
    if (name === 'hMerge' && open?.cell && attributeIn(attributes, 'val') !== 'restart') open.cell.joins = true
    if (name === 'vMerge' && open?.cell)
      open.cell.merge = attributeIn(attributes, 'val') === 'restart' ? 'first' : 'further'
  }

  /** Of a run: its properties come before its text. */
  #hide(name: string, attributes: Attributes, parent: string | undefined): void {
    if (name === 'r') this.#isHidden = false
    else if (parent === 'rPr' && this.#stack.at(-2) === 'r') this.#isHidden = !isOff(attributes)
  }

  #cell(open: Open | undefined): void {
    if (!open?.row) return
    this.#cells += 1
    open.cell = { said: new Sink(), span: 1 }
    open.row.cells.push(open.cell)
    this.#sinks.push(open.cell.said)
  }

  /** A box within a cell belongs to it; one over the page belongs to nothing that could be told. */
  #box(open: Open | undefined): void {
    this.#remarks.add('text-box')
    const floating = new Sink()
    if (!open?.cell) this.#floating.push(floating)
    this.#sinks.push(open?.cell?.said ?? floating)
    this.#say('\n')
  }

  #change(name: string, parent: string | undefined, open: Open | undefined): void {
    this.#remarks.add('tracked-changes')
    if (name === 'del' && parent === 'trPr' && open?.row) open.row.isDeleted = true
    if (name === 'cellDel' && open?.cell) this.#sinks[this.#sinks.length - 1] = new Sink()
    if (name === 'del' && parent === 'rPr' && this.#stack.at(-2) === 'pPr') this.#joins = true
  }

  #picture(attributes: Attributes): void {
    const id = attributeIn(attributes, 'embed') ?? attributeIn(attributes, 'id')
    if (id !== undefined) this.#pictures.push({ id, inTable: this.#open.length > 0 })
  }

  #sign(name: string, parent: string | undefined): void {
    if (parent !== 'r') return
    const sign = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', sym: '\uFFFD' }[name]
    if (sign !== undefined && !this.#isHidden) this.#say(sign)
  }

  /** False where it ends what did not begin. */
  end(name: string): boolean {
    if (this.#stack.at(-1) !== name) return false
    const wasSkipped = this.#skipped !== undefined
    if (this.#skipped === this.#stack.length) this.#skipped = undefined
    this.#stack.pop()
    if (wasSkipped) return true
    if (name === 'p') this.#paragraph()
    if (name === 'txbxContent') this.#sinks.pop()
    if (name === 'tc' && this.#open.at(-1)?.cell) {
      this.#sinks.pop()
      delete this.#open.at(-1)?.cell
    }
    if (name === 'tbl') this.#open.pop()
    return true
  }

  #paragraph(): void {
    if (!this.#joins) this.#say('\n')
    this.#joins = false
  }
}

/** No form has a wider grid. */
const widest = 200

const spanOf = (attributes: Attributes): number =>
  Math.min(widest, Math.max(1, Number.parseInt(attributeIn(attributes, 'val') ?? '1', 10) || 1))

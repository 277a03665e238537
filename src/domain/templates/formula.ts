import { type CellPlace, lettersOf, placeIn } from './place.ts'

/** What stands in a cell for whoever reckons: a number, nothing, what is no number, or what nobody knows. */
export type Standing = number | undefined | 'no-number' | 'unknown'

/** Looks a cell up, of another sheet by its name. */
export type LookUp = (sheet: string | undefined, place: CellPlace) => Standing

/** A sum has no more cells. */
const mostCells = 20_000

/**
 * What a formula of SUM, +, - and brackets comes to; undefined where it is another one or meets what is no number. A blank
 * counts as nothing, and a text is passed over in a SUM, as spreadsheets do.
 */
export function reckon(formula: string, lookUp: LookUp): number | undefined {
  const tokens = tokensOf(formula)
  if (!tokens) return undefined
  const reader = new Reading(tokens, lookUp)
  try {
    const value = reader.sum(0)
    return reader.isAtEnd() && Number.isFinite(value) ? value : undefined
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

class Unknown extends Error {}

/** One for all: a workbook may have thousands of formulas that are not worked out, and where each stops is nobody's concern. */
const unknown = new Unknown()

const reference = String.raw`(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?`
const pattern = new RegExp(String.raw`\s*(?:${reference}(?![\p{L}\p{N}(])|(\d+(?:\.\d+)?)|(SUM\()|([-+(),]))`, 'uy')

type Token =
  | { readonly is: 'cells'; readonly sheet?: string | undefined; readonly from: CellPlace; readonly to: CellPlace }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'sign'; readonly sign: string }

function tokensOf(formula: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  const text = formula.trim()
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text)
    const token = found && tokenOf(found)
    if (!token) return undefined
    tokens.push(token)
  }
  return tokens
}

function tokenOf([, quoted, bare, first, last, number, sum, sign = '']: RegExpExecArray): Token | undefined {
  if (number !== undefined) return { is: 'number', value: Number(number) }
  if (first === undefined) return { is: 'sign', sign: sum ? 'SUM(' : sign }
  const [from, to] = [placeIn(first), placeIn(last ?? first)]
  return from && to && { is: 'cells', sheet: quoted?.replaceAll("''", "'") ?? bare, from, to }
}

class Reading {
  private at = 0
  private readonly tokens: readonly Token[]
  private readonly lookUp: LookUp
  constructor(tokens: readonly Token[], lookUp: LookUp) {
    this.tokens = tokens
    this.lookUp = lookUp
  }

  isAtEnd(): boolean {
    return this.at === this.tokens.length
  }

  sum(depth: number): number {
    let total = this.one(depth)
    for (;;) {
      if (this.takes('+')) total += this.one(depth)
      else if (this.takes('-')) total -= this.one(depth)
      else return total
    }
  }

  private one(depth: number): number {
    if (depth > 20) throw unknown
    if (this.takes('-')) return -this.one(depth + 1)
    if (this.takes('+')) return this.one(depth + 1)
    if (this.takes('(')) return this.closed(this.sum(depth + 1))
    if (this.takes('SUM(')) return this.closed(this.listed(depth + 1))
    const token = this.tokens[this.at]
    if (token?.is === 'number') {
      this.at += 1
      return token.value
    }
    if (token?.is !== 'cells' || !isOne(token)) throw unknown
    this.at += 1
    const standing = this.lookUp(token.sheet, token.from)
    if (standing === 'no-number' || standing === 'unknown') throw unknown
    return standing ?? 0
  }

  private closed(value: number): number {
    if (!this.takes(')')) throw unknown
    return value
  }

  /** What stands between the brackets of a SUM. */
  private listed(depth: number): number {
    let total = 0
    do {
      const [token, next] = [this.tokens[this.at], this.tokens[this.at + 1]]
      const isWhole = token?.is === 'cells' && next?.is === 'sign' && (next.sign === ',' || next.sign === ')')
      if (isWhole) {
        this.at += 1
        total += this.range(token)
      } else total += this.sum(depth)
    } while (this.takes(','))
    return total
  }

  private range({ sheet, from, to }: Extract<Token, { readonly is: 'cells' }>): number {
    const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)]
    const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)]
    if ((bottom - top + 1) * (right - left + 1) > mostCells) throw unknown
    let total = 0
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const standing = this.lookUp(sheet, { row, column })
        if (standing === 'unknown') throw unknown
        if (typeof standing === 'number') total += standing
      }
    return total
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at]
    if (token?.is !== 'sign' || token.sign !== sign) return false
    this.at += 1
    return true
  }
}

const isOne = ({ from, to }: { readonly from: CellPlace; readonly to: CellPlace }) =>
  from.row === to.row && from.column === to.column

const moving =
  /("(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(.])/gu

/** A shared formula as it reads so many rows and columns further on; undefined where it would leave the sheet. */
export function moved(formula: string, by: CellPlace): string | undefined {
  let isOut = false
  const text = formula.replace(
    moving,
    (whole, quoted, held: string, letters: string, fixed: string, number: string) => {
      const place = quoted === undefined ? placeIn(letters + number) : undefined
      if (!place) return whole
      const column = place.column + (held ? 0 : by.column)
      const row = place.row + (fixed ? 0 : by.row)
      if (column < 0 || row < 0) isOut = true
      return isOut ? whole : `${held}${lettersOf(column)}${fixed}${row + 1}`
    },
  )
  return isOut ? undefined : text
}

import { codeNamed } from '#domain/codes/code.ts'
import { parties } from '#domain/codes/party.ts'
import type { PartialDate } from '#domain/time.ts'
import { readDate } from './dates.ts'

/** Names in one pair of brackets and the date beside it, which is that of any of them. */
export type Shared = { readonly date: PartialDate; readonly names: readonly string[] }

/**
 * What 入党时间 claims, one by one: between separators, and names of several parties in one pair of brackets apart. A date
 * beside the bracket is 中国共产党's where that is among them, else `shared`. The text is short and in half-width signs.
 */
export function claimsIn(text: string): { readonly claims: readonly string[]; readonly shared?: Shared } {
  const pieces = piecesOf(text)
  const groups = pieces.map(groupIn)
  const [only] = groups
  if (pieces.length === 1 && only?.date && only.own === undefined)
    return { claims: [], shared: { date: only.date, names: only.names.map(fullName) } }
  return { claims: pieces.flatMap((piece, at) => (groups[at] ? claimsOf(groups[at]) : [piece])) }
}

type Group = {
  readonly beside: string
  readonly date: PartialDate | undefined
  readonly names: readonly string[]
  /** How 中国共产党 is written there. */
  readonly own: string | undefined
}

function groupIn(piece: string): Group | undefined {
  const [, head = '', inner = '', tail = ''] = /^([^()]*)\(([^()]*)\)([^()]*)$/.exec(piece) ?? []
  const names = inner.split(/[;,、/和及与]/).map((name) => name.trim())
  if (names.length < 2 || !names.every(isParty)) return undefined
  const beside = `${head}${tail}`.trim()
  const own = names.find((name) => fullName(name) === '中国共产党')
  return { beside, date: readDate(beside).value, names, own }
}

function claimsOf({ beside, date, names, own }: Group): readonly string[] {
  if (beside === '') return names
  if (!date || own === undefined) return [beside, ...names]
  return [`${own}${beside}`, ...names.filter((name) => name !== own)]
}

/** The pieces between separators that stand in no brackets; a stroke between digits stands in a date. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = ['']
  let depth = 0
  for (const sign of text.replace(/(?<!\d)\/|\/(?!\d)/g, ';')) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth <= 0 && /[;,、\n\r]/.test(sign)) pieces.push('')
    else pieces[pieces.length - 1] += sign
  }
  return pieces.map((piece) => piece.trim()).filter(Boolean)
}

const isParty = (name: string) => codeNamed(parties, name) !== undefined

const fullName = (name: string) => codeNamed(parties, name)?.name ?? name

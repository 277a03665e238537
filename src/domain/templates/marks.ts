import { type Attributes, type Token, tokenAt } from '#domain/imports/xml-tokens.ts'

/** A tag or a text of a part, with where it begins and ends in the source; names without their prefix. */
export type Mark =
  | {
      readonly is: 'start'
      readonly name: string
      /** With its colon, `x:`; empty where there is none. */
      readonly prefix: string
      readonly attributes: Attributes
      readonly empty: boolean
      readonly from: number
      readonly end: number
    }
  | { readonly is: 'end'; readonly name: string; readonly from: number; readonly end: number }
  | { readonly is: 'text'; readonly text: string; readonly from: number; readonly end: number }

/** A part that is no well-formed XML, or is made to exhaust whoever reads it. */
export class Malformed extends Error {}

/** A part with so many tags that reading them would keep everybody else from having theirs read. */
export class TooMuch extends Error {}

/** No workbook nests deeper. */
const deepest = 100

/** Tags and texts of one part: a sheet as large as a page shows has a tenth of them. */
const mostMarks = 1_000_000

/**
 * Everything in a part, in its order. Throws `Malformed` for a declaration of a type, an open tag, a bare sign, endless nesting,
 * and `TooMuch`.
 */
export function* marksIn(source: string): Generator<Mark> {
  const open: string[] = []
  let count = 0
  for (let at = 0; at < source.length; ) {
    count += 1
    if (count > mostMarks) throw new TooMuch()
    const token = tokenAt(source, at)
    const mark = markOf(token, at, open)
    at = token.end
    if (mark) yield mark
  }
  if (open.length > 0) throw new Malformed()
}

/** The token as a mark; undefined for what says nothing. `open` are the elements that it stands in. */
function markOf(token: Token, from: number, open: string[]): Mark | undefined {
  const { end } = token
  if (token.is === 'nothing') return undefined
  if (token.is === 'text') return { is: 'text', text: token.text, from, end }
  if (token.is === 'end') {
    if (open.pop() !== token.name) throw new Malformed()
    return { is: 'end', name: localOf(token.name), from, end }
  }
  if (token.is !== 'start') throw new Malformed()
  const { name, attributes, empty } = token
  if (!empty && open.push(name) > deepest) throw new Malformed()
  const local = localOf(name)
  return { is: 'start', name: local, prefix: name.slice(0, -local.length), attributes, empty, from, end }
}

const localOf = (name: string) => name.slice(name.indexOf(':') + 1)

/** What a tag says under a name that has no prefix. */
export const said = (attributes: Attributes, wanted: string): string | undefined =>
  attributes.find(([name]) => name === wanted)?.[1]

/** The part as text, its byte order mark included. Throws `Malformed` where it is not UTF-8. */
export function partText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Malformed()
  }
}

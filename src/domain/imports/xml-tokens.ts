import type { FileRefusal } from './reading.ts'

/** A piece of markup or text that ends before `end`. `bare` is a sign that should have been escaped. */
export type Token =
  | { readonly is: 'text' | 'bare'; readonly text: string; readonly end: number }
  | {
      readonly is: 'start'
      readonly name: string
      readonly attributes: Attributes
      readonly empty: boolean
      readonly end: number
    }
  | { readonly is: 'end'; readonly name: string; readonly end: number }
  | { readonly is: 'nothing'; readonly end: number }
  | { readonly is: 'refused'; readonly refusal: FileRefusal; readonly end: number }

export type Attributes = readonly (readonly [name: string, value: string])[]

/** The token at `at`, which is inside the source. */
export function tokenAt(source: string, at: number): Token {
  const sign = source[at]
  if (sign === '&') return reference(source, at)
  if (sign === '<') return markup(source, at)
  const end = endOfText(source, at)
  return { is: 'text', text: source.slice(at, end), end }
}

/** Sign by sign: an expression that takes megabytes at once may run out of its stack. */
function endOfText(source: string, at: number): number {
  let end = at
  while (end < source.length && source[end] !== '<' && source[end] !== '&') end += 1
  return end
}

function markup(source: string, at: number): Token {
  if (source.startsWith('<!--', at)) return upTo(source, at, '-->')
  if (source.startsWith('<?', at)) return upTo(source, at, '?>')
  if (source.startsWith('<![CDATA[', at)) return section(source, at)
  if (sticky(/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b/iy, source, at)) return refused('import.doctype', at)

  const end = sticky(endTag, source, at)
  if (end) return { is: 'end', name: end[1] ?? '', end: at + end[0].length }

  const start = sticky(startTag, source, at)
  if (!start) return { is: 'bare', text: '<', end: at + 1 }
  const attributes = attributesOf(start[2] ?? '')
  if (new Set(attributes.map(([name]) => name)).size < attributes.length) return refused('import.malformed', at)
  return { is: 'start', name: start[1] ?? '', attributes, empty: start[3] === '/', end: at + start[0].length }
}

/** A comment, declaration or processing instruction holds nothing of the form. */
function upTo(source: string, at: number, close: string): Token {
  const end = source.indexOf(close, at)
  return end < 0 ? refused('import.malformed', at) : { is: 'nothing', end: end + close.length }
}

function section(source: string, at: number): Token {
  const start = at + '<![CDATA['.length
  const end = source.indexOf(']]>', start)
  return end < 0 ? refused('import.malformed', at) : { is: 'text', text: source.slice(start, end), end: end + 3 }
}

/**
 * The five names and the numbers of XML. Numbers of halves of a pair come from writers that spell 𠮷 as two references;
 * whether the halves meet is seen when the text is whole.
 */
function reference(source: string, at: number): Token {
  const found = sticky(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/iy, source, at)
  if (!found) return { is: 'bare', text: '&', end: at + 1 }
  const end = at + found[0].length
  if (found[1]) return { is: 'text', text: named[found[1].toLowerCase()] ?? '', end }
  const code = found[2] ? Number(found[2]) : Number.parseInt(found[3] ?? '', 16)
  return code > 0x10ffff ? refused('import.character', at) : { is: 'text', text: String.fromCodePoint(code), end }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const attributesOf = (source: string): Attributes =>
  [...source.matchAll(attribute)].map(([, name = '', double, single]) => [name, resolved(double ?? single ?? '')])

const resolved = (value: string) =>
  value.replace(/&[^;&]{1,8};/g, (found) => {
    const token = reference(found, 0)
    return token.is === 'text' ? token.text : found
  })

const refused = (refusal: FileRefusal, at: number): Token => ({ is: 'refused', refusal, end: at })

/** No form has more of anything in a tag, nor a value as long as this: an expression that takes megabytes may run out of its stack. */
const most = 250
const nameOf = String.raw`[\p{L}_:][\p{L}\p{N}_:.·-]{0,${most}}`
const space = String.raw`\s{0,${most}}`
const value = `"[^"<]{0,65535}"|'[^'<]{0,65535}'`
const endTag = new RegExp(`</(${nameOf})${space}>`, 'uy')
const startTag = new RegExp(
  String.raw`<(${nameOf})((?:\s${space}${nameOf}${space}=${space}(?:${value})){0,${most}})${space}(/?)>`,
  'uy',
)
const attribute = new RegExp(String.raw`(${nameOf})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'gu')

function sticky(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

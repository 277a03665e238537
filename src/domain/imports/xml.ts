import { forbiddenSigns } from '#domain/parsing/text.ts'
import { type Place, placeAt, placesAt } from './place.ts'
import type { FileRefusal, Read } from './reading.ts'
import { type Attributes, type Token, tokenAt } from './xml-tokens.ts'

/** One element, its character data word for word: references resolved, line ends untouched, comments gone. */
export type XmlElement = {
  readonly name: string
  readonly text: string
  readonly attributes: Attributes
  readonly children: readonly XmlElement[]
}

/** `mended` are the places of signs that should have been escaped and were taken as text. */
export type XmlDocument = {
  readonly root: XmlElement
  readonly mended: readonly Place[]
  readonly forbidden: readonly Forbidden[]
}

/** Signs that no XML may hold, as they stand in one element: where the first is, which it is and how many there are. */
export type Forbidden = {
  readonly tag: string
  readonly place: Place
  readonly character: string
  readonly count: number
}

export type XmlOptions = {
  /** The user agreed that signs which should have been escaped are taken as text (docs/decisions/0078). */
  readonly mend: boolean
  /** Names of the format: such a tag is never taken for text, however odd its surroundings. */
  readonly known: (name: string) => boolean
  /** Of a text that holds several: where this one begins and ends. Places are told of the whole. */
  readonly span?: Span
}

/** A stretch of a text, its end not in it. */
export type Span = { readonly from: number; readonly to: number }

/**
 * Reads XML as strictly as the standard where content could be lost, and names the place of what is wrong. A bare `&` or `<`
 * is refused unless the user agreed to mend it; so is a tag that never ends and that the format does not know, such as
 * <某奖> in a sentence. No document type, no entities: there is nothing to expand.
 */
export function readXml(
  source: string,
  { mend, known, span = { from: 0, to: source.length } }: XmlOptions,
): Read<XmlDocument> {
  const tree = grow(source, known, span)
  if ('refusal' in tree) return { ok: false, ...tree, place: placeAt(source, tree.at) }

  const bare = tree.bare.toSorted((a, b) => a - b)
  const [first] = bare
  if (first !== undefined && !mend) {
    const params = { sign: source[first] ?? '', count: String(bare.length) }
    return { ok: false, refusal: 'import.bare-sign', place: placeAt(source, first), params }
  }
  if (bare.length > mostMended) return { ok: false, refusal: 'import.malformed', place: placeAt(source, first ?? 0) }
  const places = placesAt(
    source,
    tree.odd.map(({ at }) => at),
  )
  const forbidden = tree.odd.map(({ at: _, ...odd }, n) => ({ ...odd, place: places[n] ?? { line: 1, column: 1 } }))
  return { ok: true, value: { root: tree.root, mended: placesAt(source, bare), forbidden } }
}

/** Deeper or longer than any form: made to exhaust its reader. */
const deepest = 24
const mostElements = 5_000

/** Nobody can check more mended places than these. */
const mostMended = 500

type Branch = {
  name: string
  at: number
  source: string
  attributes: Attributes
  text: string[]
  children: XmlElement[]
}
type Fault = { readonly refusal: FileRefusal; readonly at: number; readonly params?: Readonly<Record<string, string>> }
type Odd = Omit<Forbidden, 'place'> & { readonly at: number }
type Growth = {
  readonly open: Branch[]
  readonly bare: number[]
  readonly odd: Odd[]
  root: XmlElement | undefined
  count: number
}
type Tree = { readonly root: XmlElement; readonly bare: readonly number[]; readonly odd: readonly Odd[] }

function grow(source: string, known: XmlOptions['known'], { from, to }: Span): Fault | Tree {
  const growth: Growth = { open: [], bare: [], odd: [], root: undefined, count: 0 }
  for (let at = from; at < to; ) {
    const token = tokenAt(source, at)
    const fault = add(growth, token, { at, source: source.slice(at, token.end), known })
    if (fault) return fault
    at = token.end
  }

  const unclosed = growth.open.findLast(({ name }) => known(name)) ?? growth.open.at(-1)
  if (unclosed) return { refusal: 'import.unclosed', at: unclosed.at, params: { tag: unclosed.name } }
  const { root, bare, odd } = growth
  return root ? { root, bare, odd } : { refusal: 'import.not-xml', at: from }
}

type Here = { readonly at: number; readonly source: string; readonly known: XmlOptions['known'] }

function add(growth: Growth, token: Token, { at, source, known }: Here): Fault | undefined {
  switch (token.is) {
    case 'refused':
      return { refusal: token.refusal, at }
    case 'start':
      return start(growth, { ...token, at, source })
    case 'end':
      return end(growth, { ...token, at, source }, known)
    case 'bare':
      growth.bare.push(at)
      return text(growth, token.text, at)
    case 'text':
      return text(growth, token.text, at)
    case 'nothing':
      return undefined
  }
}

function text({ open, root, odd }: Growth, value: string, at: number): Fault | undefined {
  const parent = open.at(-1)
  noteForbidden(odd, value, { at, tag: (open[1] ?? parent)?.name ?? '' })
  if (parent) parent.text.push(value)
  else if (!/^[\s\0]*$/.test(value))
    return { refusal: root ? 'import.malformed' : 'import.not-xml', at: at + value.search(/[^\s\0]/) }
  return undefined
}

/** One entry for neighbouring pieces of one element: a hundred such signs are one thing to look at. */
function noteForbidden(odd: Odd[], value: string, { at, tag }: { readonly at: number; readonly tag: string }): void {
  const found = value.match(forbiddenSigns)
  if (!found) return
  const last = odd.at(-1)
  if (last?.tag === tag) odd[odd.length - 1] = { ...last, count: last.count + found.length }
  else {
    const [first = ''] = found
    const code = (first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    odd.push({ tag, at: at + Math.max(0, value.indexOf(first)), character: `U+${code}`, count: found.length })
  }
}

type Start = { name: string; attributes: Attributes; empty: boolean; at: number; source: string }

function start(growth: Growth, { name, attributes, empty, at, source }: Start): Fault | undefined {
  if (growth.root) return { refusal: 'import.root', at, params: { tag: name } }
  if (growth.open.length >= deepest) return { refusal: 'import.too-deep', at }
  growth.count += 1
  if (growth.count > mostElements) return { refusal: 'import.too-many', at }
  growth.open.push({ name, at, source, attributes, text: [], children: [] })
  return empty ? close(growth) : undefined
}

type End = { name: string; at: number; source: string }

/** Whatever stands open above the element that ends here was no tag, unless the format knows it: then the file is broken. */
function end(growth: Growth, { name, at, source }: End, known: XmlOptions['known']): Fault | undefined {
  const depth = growth.open.findLastIndex((branch) => branch.name === name)
  if (depth < 0) {
    if (growth.open.length === 0 || known(name)) return { refusal: 'import.malformed', at, params: { tag: name } }
    growth.bare.push(at)
    return text(growth, source, at)
  }
  const broken = growth.open.slice(depth + 1).find((branch) => known(branch.name))
  if (broken) return { refusal: 'import.unclosed', at: broken.at, params: { tag: broken.name } }
  while (growth.open.length > depth + 1) dissolve(growth)
  return close(growth)
}

/** A tag that was none becomes the text that it is. */
function dissolve({ open, bare }: Growth): void {
  const branch = open.pop()
  const parent = open.at(-1)
  if (!branch || !parent) return
  bare.push(branch.at)
  parent.text.push(branch.source, branch.text.join(''))
  for (const child of branch.children) parent.children.push(child)
}

function close(growth: Growth): Fault | undefined {
  const branch = growth.open.pop()
  if (!branch) return undefined
  const whole = branch.text.join('')
  if (!whole.isWellFormed()) return { refusal: 'import.character', at: branch.at }
  const element = { name: branch.name, text: whole, attributes: branch.attributes, children: branch.children }
  const parent = growth.open.at(-1)
  if (parent) parent.children.push(element)
  else growth.root = element
  return undefined
}

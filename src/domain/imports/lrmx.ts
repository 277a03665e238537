import type { ExchangeFile } from '#domain/dossiers/section.ts'
import { isBlank } from '#domain/parsing/text.ts'
import { decode } from './decode.ts'
import { type Foreign, foreignTo } from './foreign.ts'
import type { Place } from './place.ts'
import type { Read } from './reading.ts'
import { type Forbidden, readXml, type XmlElement } from './xml.ts'

/** What an .lrmx file holds, before anybody has understood it (docs/law/exchange-lrmx.md §1). */
export type ParsedFile = {
  readonly encoding: string
  /** 编辑器版本, as the file states it; blank where it does not. */
  readonly version: string
  /** The encoding that the file claims, where it is written in another. */
  readonly claimed?: string
  /** The places of signs that were taken as text with the user's consent. */
  readonly mended: readonly Place[]
  /** Signs that may not stand in a file, by the tag that they stand in. */
  readonly forbidden: readonly Forbidden[]
  readonly file: ExchangeFile
  /** The elements themselves, so that they can go out again as they came. */
  readonly root?: XmlElement
  /** The values of a tag that stands more than once, blank ones aside. */
  readonly repeated: ReadonlyMap<string, readonly string[]>
  /** Whatever the sections have left unread when they are done, word for word. */
  readonly foreign: () => readonly Foreign[]
}

export type LrmxOptions = {
  readonly mend: boolean
  /** The name that the file was sent with. */
  readonly name?: string | undefined
  /** The tags that some section answers for; any other is foreign. */
  readonly tags: readonly string[]
}

/** The one person of an .lrmx file. Reads by tag name, in any order; refuses what it cannot read whole. */
export function readLrmx(bytes: Uint8Array, { mend, name, tags }: LrmxOptions): Read<ParsedFile> {
  const decoded = decode(bytes, name)
  if (!decoded.ok) return decoded

  const names = new Map([...tags, ...itemTags, 'Version', 'Person'].map((tag) => [tag.toLowerCase(), tag]))
  const known = (name: string) => names.has(localName(name).toLowerCase())
  const xml = readXml(decoded.value.text, { mend, known })
  if (!xml.ok) return xml

  const { root, mended, forbidden } = xml.value
  if (localName(root.name).toLowerCase() !== 'person') {
    return { ok: false, refusal: 'import.root', place: { line: 1, column: 1 }, params: { tag: root.name } }
  }

  const long = tooLong(root, (tag) => known(tag) && localName(tag).toLowerCase() !== 'zhaopian')
  if (long) return { ok: false, refusal: 'import.too-long', params: { tag: long.name } }

  const canonical = (name: string) => names.get(localName(name).toLowerCase()) ?? localName(name)
  const { encoding, claimed } = decoded.value
  const odd = forbidden.map((one) => ({ ...one, tag: canonical(one.tag) }))
  return {
    ok: true,
    value: {
      ...contentsOf(root, canonical, tags),
      encoding,
      ...(claimed !== undefined && { claimed }),
      mended,
      forbidden: odd,
    },
  }
}

/** The tags of a relative, beside those that sections name. */
const itemTags = ['Item', 'ChengWei', 'XingMing', 'ChuShengRiQi', 'ZhengZhiMianMao', 'GongZuoDanWeiJiZhiWu']

/** No value of the form is a book; the one long thing in a file is its photo, which has no sign that text would have. */
const longestValue = 30_000

function tooLong(root: XmlElement, isText: (tag: string) => boolean): XmlElement | undefined {
  const long = root.children.find(
    ({ name, text }) => text.length > longestValue && (isText(name) || /[^\x21-\x7E\s]|<|&/.test(text)),
  )
  if (long || root.text.length > longestValue) return long ?? root
  for (const child of root.children) {
    const found = tooLong(child, isText)
    if (found) return found
  }
  return undefined
}

/** Nobody chooses among more values of one tag than these; all others are kept unread. */
const mostReadings = 5

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1)

function contentsOf(root: XmlElement, canonical: (name: string) => string, tags: readonly string[]) {
  const values = Map.groupBy(root.children, ({ name }) => canonical(name))
  const written = (tag: string) => (values.get(tag) ?? []).map(({ text }) => text).filter((text) => !isBlank(text))
  const readInItems = new Set<string>()
  const file: ExchangeFile = {
    text: (tag) => written(tag)[0] ?? '',
    items: (container) => {
      readInItems.add(container)
      const items = (values.get(container) ?? []).flatMap(({ children }) => children)
      return items.map((item) => (tag) => {
        readInItems.add(`${container}/${tag}`)
        return item.children.find(({ name, text }) => canonical(name) === tag && !isBlank(text))?.text ?? ''
      })
    },
  }
  const several = (tag: string) => [tag, [...new Set(written(tag))].slice(0, mostReadings)] as const
  return {
    version: file.text('Version').trim(),
    file,
    root,
    repeated: new Map(tags.map(several).filter(([, texts]) => texts.length > 1)),
    foreign: () => foreignTo(root, { canonical, wanted: new Set([...tags, 'Version']), readInItems }),
  }
}

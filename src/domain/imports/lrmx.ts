import type { ExchangeFile } from '#domain/dossiers/section.ts'
import { isBlank } from '#domain/parsing/text.ts'
import { foreignTo } from './foreign.ts'
import type { ParsedFile, ReadOptions } from './parsed.ts'
import { peopleIn } from './people.ts'
import type { Read } from './reading.ts'
import { readXml, type Span, type XmlElement } from './xml.ts'

/** The people of an .lrmx file. Reads by tag name, in any order; refuses what it cannot read whole, each person alone. */
export function readLrmx(source: string, options: ReadOptions): readonly Read<ParsedFile>[] {
  const people = peopleIn(source)
  const isWhole = people.length === 1 && people[0]?.to === source.length
  return people.map((span) => {
    const read = readPerson(source, span, options)
    if (!read.ok || isWhole) return read
    const own = new TextEncoder().encode(`${declaration}${source.slice(span.from, span.to)}\n`)
    return { ok: true, value: { ...read.value, own } }
  })
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

function readPerson(source: string, span: Span, { mend, tags }: ReadOptions): Read<ParsedFile> {
  const names = new Map([...tags, ...itemTags, 'Version', 'Person'].map((tag) => [tag.toLowerCase(), tag]))
  const known = (name: string) => names.has(localName(name).toLowerCase())
  const xml = readXml(source, { mend, known, span })
  if (!xml.ok) return xml

  const { root, mended, forbidden } = xml.value
  if (localName(root.name).toLowerCase() !== 'person') {
    return { ok: false, refusal: 'import.root', place: { line: 1, column: 1 }, params: { tag: root.name } }
  }

  const long = tooLong(root, (tag) => known(tag) && localName(tag).toLowerCase() !== 'zhaopian')
  if (long) return { ok: false, refusal: 'import.too-long', params: { tag: long.name } }

  const canonical = (name: string) => names.get(localName(name).toLowerCase()) ?? localName(name)
  return {
    ok: true,
    value: {
      ...contentsOf(root, canonical, tags),
      format: 'lrmx',
      encoding: '',
      mended,
      forbidden: forbidden.map((one) => ({ ...one, tag: canonical(one.tag) })),
      twice: 'said-twice',
      doubts: [],
      remarks: [],
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

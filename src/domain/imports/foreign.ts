import { isBlank } from '#domain/parsing/text.ts'
import type { XmlElement } from './xml.ts'

/** A piece of a file that nobody answers for; `tag` is its path: `BeiZhu`, `JiaTingChengYuan/Item[2]/DianHua`, `JianLi/@lang`. */
export type Foreign = { readonly tag: string; readonly text: string }

export type Answered = {
  readonly canonical: (name: string) => string
  /** Top-level tags that a section answers for. */
  readonly wanted: ReadonlySet<string>
  /** Containers, and `container/tag` of what was read in their items. */
  readonly readInItems: ReadonlySet<string>
}

/**
 * Foreign tags, second values, attributes and text between tags: nothing of a file is dropped (docs/decisions/0022).
 */
export function foreignTo(root: XmlElement, answered: Answered): readonly Foreign[] {
  const { canonical, wanted, readInItems } = answered
  const read: Read = new Map()
  const children = root.children.flatMap((child) => {
    const tag = canonical(child.name)
    if (!wanted.has(tag)) return wholly(child, tag)
    if (readInItems.has(tag)) return container(child, tag, answered)
    return secondOr(child, tag, read)
  })
  return together([...around(root, 'Person'), ...children].filter(({ text }) => !isBlank(text)))
}

/** A foreign tag that comes again and again is one piece of the file to look at, a value a line. */
function together(pieces: readonly Foreign[]): readonly Foreign[] {
  const byTag = Map.groupBy(pieces, ({ tag }) => tag)
  return [...byTag].flatMap(([tag, same]) =>
    same.length > mostAlike ? [{ tag, text: same.map(({ text }) => text).join('\n') }] : same,
  )
}

const mostAlike = 20

function container(element: XmlElement, tag: string, { canonical, readInItems }: Answered): readonly Foreign[] {
  const items = element.children.flatMap((item, at) => {
    const path = `${tag}/${canonical(item.name)}[${at + 1}]`
    const read: Read = new Map()
    const values = item.children.flatMap((child) => {
      const name = canonical(child.name)
      return readInItems.has(`${tag}/${name}`)
        ? secondOr(child, `${path}/${name}`, read)
        : wholly(child, `${path}/${name}`)
    })
    return [...around(item, path), ...values]
  })
  return [...around(element, tag), ...items]
}

/** The values of each tag that were met. */
type Read = Map<string, Set<string>>

/** A value that was read leaves only its attributes and children; the same tag again leaves what it says differently. */
function secondOr(element: XmlElement, tag: string, read: Read): readonly Foreign[] {
  if (isBlank(element.text)) return [...attributesOf(element, tag), ...childrenOf(element, tag)]
  const before = read.get(tag)
  const differs = before !== undefined && !before.has(element.text)
  read.set(tag, (before ?? new Set()).add(element.text))
  return [...attributesOf(element, tag), ...(differs ? [{ tag, text: element.text }] : []), ...childrenOf(element, tag)]
}

const wholly = (element: XmlElement, tag: string): readonly Foreign[] => [
  ...around(element, tag),
  ...childrenOf(element, tag),
]

const around = (element: XmlElement, tag: string): readonly Foreign[] => [
  { tag, text: element.text },
  ...attributesOf(element, tag),
]

const attributesOf = ({ attributes }: XmlElement, tag: string): readonly Foreign[] =>
  attributes
    .filter(([name]) => !/^(?:xmlns|xml|xsi)(?::|$)/.test(name))
    .map(([name, text]) => ({ tag: `${tag}/@${name}`, text }))

const childrenOf = ({ children }: XmlElement, tag: string): readonly Foreign[] =>
  children.flatMap((child) => wholly(child, `${tag}/${child.name}`))

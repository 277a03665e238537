import type { Fields } from '#domain/dossiers/section.ts'
import type { Draft } from '#domain/imports/draft.ts'
import type { XmlElement } from '#domain/imports/xml.ts'
import { canonical, type Json } from '#domain/json.ts'
import { isBlank } from '#domain/parsing/text.ts'
import { type FormTag, familyTag, formTags, photoTag, type Said } from './form-tags.ts'
import { fieldsOf, text } from './values.ts'
import { relativeIn } from './wordings.ts'

/** The file that a dossier began with, and what was read in it. */
export type Came = { readonly root: XmlElement; readonly read: Said }

/** Whether an element goes out as it came, or is written anew because the dossier changed or none came. */
export type Way = 'as-came' | 'written'

export type Outgoing = {
  readonly root: XmlElement
  readonly ways: ReadonlyMap<string, Way>
}

type Making = {
  readonly now: Said
  readonly came?: Came | undefined
  /** Base64 of the photo as it is kept; blank for none. */
  readonly photo: string
  /** Without the elements of 2025 and without foreign ones: for programs that refuse what they do not know. */
  readonly plain: boolean
}

/**
 * The form of one person as it leaves. Every raw value that came in goes out unchanged, with its order, its attributes and
 * its foreign elements, unless what was read in it is no longer what the dossier says (docs/decisions/0022, 0227).
 */
export function outgoing({ now, came, photo, plain }: Making): Outgoing {
  const wanted = formTags.filter(({ since2025 }) => !plain || !since2025)
  const ways = new Map(
    wanted.map((form): [string, Way] => [form.tag, came && holds(form, came.read, now) ? 'as-came' : 'written']),
  )
  const written = (form: FormTag): XmlElement => writtenAs(form, now, photo)
  if (!came) return { ways, root: element('Person', '', [...wanted.map(written), version]) }

  const foreign = plain ? new Set<string>() : new Set(fieldsOf(now.contents, 'unread').map(({ tag }) => text(tag)))
  const byName = new Map(formTags.map((form) => [form.tag.toLowerCase(), form]))
  const met = new Set<string>()
  const children = came.root.children.flatMap((child): readonly XmlElement[] => {
    const form = byName.get(localName(child.name).toLowerCase())
    if (localName(child.name) === 'Version') return [child]
    if (!form) return strangers(child, localName(child.name), foreign)
    if (!ways.has(form.tag)) return []
    const again = met.has(form.tag)
    met.add(form.tag)
    if (ways.get(form.tag) === 'written') return again ? [] : [{ ...written(form), name: child.name }]
    if (again && !foreign.has(form.tag) && !isBlank(child.text)) return []
    return [known(child, form.tag, foreign)]
  })
  const missing = wanted.filter(({ tag }) => !met.has(tag) && ways.get(tag) === 'written').map(written)
  const attributes = keptAttributes(came.root, 'Person', foreign)
  const added = missing.filter(({ text, children }) => text !== '' || children.length > 0)
  return { ways, root: { ...came.root, text: '', attributes, children: [...children, ...added] } }
}

/** Other programs than the native editor write this. */
const version: XmlElement = { name: 'Version', text: '2.0', attributes: [], children: [] }

const element = (name: string, text: string, children: readonly XmlElement[] = []): XmlElement => ({
  name,
  text,
  attributes: [],
  children,
})

function writtenAs({ tag, write }: FormTag, now: Said, photo: string): XmlElement {
  if (tag === photoTag) return element(tag, photo)
  if (tag !== familyTag) return element(tag, write(now))
  const items = fieldsOf(now.contents, 'family').map((fields) =>
    element(
      'Item',
      '',
      relativeIn(fields).map(([name, text]) => element(name, text)),
    ),
  )
  return element(tag, '', items)
}

/** Whether all that was read for this element is still what the dossier says, in whatever order it is listed. */
function holds({ tag, from }: FormTag, read: Said, now: Said): boolean {
  const of = ({ contents, nothing }: Said) => [
    ...from.map(({ section, fields, of = () => true }) =>
      fieldsOf(contents, section)
        .filter((record) => of(record) && fields.some((field) => record[field] !== undefined))
        .map((record) => canonical(fields.map((field) => record[field] ?? null) as Json))
        .toSorted(),
    ),
    from.map(({ section }) => nothing.has(section)),
    fieldsOf(contents, 'unread')
      .filter((record) => record['tag'] === tag)
      .map((record) => text(record['text']))
      .toSorted(),
  ]
  return canonical(of(read) as Json) === canonical(of(now) as Json)
}

/** What was read in a file, before anybody mended it. */
export const readIn = ({ records, nothing }: Pick<Draft, 'records' | 'nothing'>): Said => {
  const read = records.filter(({ added, read }) => !added && Object.values(read).some((value) => value !== undefined))
  return {
    contents: Object.fromEntries(
      [...Map.groupBy(read, ({ section }) => section)].map(([section, all]) => [
        section,
        all.map(({ key, read }) => ({ id: key, fields: read as Fields })),
      ]),
    ),
    nothing: new Set(nothing.map(({ section }) => section)),
  }
}

const localName = (name: string) => name.slice(name.lastIndexOf(':') + 1)

/** An element that was read: as it came, but for what in it nobody read and somebody has taken out since. */
const known = (came: XmlElement, path: string, foreign: ReadonlySet<string>): XmlElement => ({
  ...came,
  attributes: keptAttributes(came, path, foreign),
  children:
    path === familyTag
      ? came.children.map((item, at) => ({
          ...item,
          attributes: keptAttributes(item, `${path}/${localName(item.name)}[${at + 1}]`, foreign),
          children: item.children.flatMap((child) =>
            inItems.has(localName(child.name).toLowerCase())
              ? [child]
              : strangers(child, `${path}/${localName(item.name)}[${at + 1}]/${localName(child.name)}`, foreign),
          ),
        }))
      : came.children.flatMap((child) => strangers(child, `${path}/${child.name}`, foreign)),
})

const inItems = new Set(relativeIn({}).map(([tag]) => tag.toLowerCase()))

/** A foreign element, as far as the dossier still has what it says; one that says nothing stays for its place's sake. */
function strangers(came: XmlElement, path: string, foreign: ReadonlySet<string>): readonly XmlElement[] {
  const children = came.children.flatMap((child) => strangers(child, `${path}/${child.name}`, foreign))
  const attributes = keptAttributes(came, path, foreign)
  const says = !isBlank(came.text) && foreign.has(path)
  const keeps = says || children.length > 0 || attributes.length > 0
  return keeps ? [{ ...came, text: says ? came.text : '', attributes, children }] : []
}

const keptAttributes = ({ attributes }: XmlElement, path: string, foreign: ReadonlySet<string>) =>
  attributes.filter(([name]) => /^(?:xmlns|xml|xsi)(?::|$)/.test(name) || foreign.has(`${path}/@${name}`))

import type { ExchangeFile } from '#domain/dossiers/section.ts'
import type { Draft, SourceFile } from '#domain/imports/draft.ts'
import { readTextFile } from '#domain/imports/text-file.ts'
import type { XmlElement } from '#domain/imports/xml.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'
import { isBlank } from '#domain/parsing/text.ts'
import type { AppointmentForm } from '#domain/prints/papers/appointment.ts'
import { formTags, photoTag, type Said } from './form-tags.ts'
import type { Format } from './formats.ts'
import { type Outgoing, outgoing, readIn } from './outgoing.ts'

/** The exchange file that a dossier began with: its bytes, and what was read in it. */
export type CameFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly mend: boolean
  /** The photo that lay beside it, as it came. */
  readonly beside?: Uint8Array
  readonly draft: Pick<Draft, 'records' | 'nothing'> & { readonly file?: Pick<SourceFile, 'root'> }
}

/** All that the room needs to write one person's files: words and pictures, no key and no database. */
export type PersonJob = {
  readonly format: Format
  readonly plain: boolean
  readonly now: Said
  readonly form: AppointmentForm
  readonly came?: CameFile | undefined
  readonly photo?: Uint8Array | undefined
}

/** The files of one person by their extensions, or the characters that the format cannot hold. */
export type PersonFiles =
  | { readonly ok: true; readonly files: readonly { readonly extension: string; readonly bytes: Uint8Array }[] }
  | { readonly ok: false; readonly missing: readonly string[] }

/** What the person's form says as it leaves. */
export function outgoingOf({ now, came, photo, plain }: Omit<PersonJob, 'format' | 'form'>): Outgoing {
  const root = came && rootOf(came)
  return outgoing({
    now,
    ...(root && came && { came: { root, read: readIn(came.draft) } }),
    photo: photo ? Buffer.from(photo).toString('base64') : '',
    plain,
  })
}

/** A file that can no longer be read leaves the dossier to speak for itself. */
export function rootOf({ name, bytes, mend, beside, draft }: CameFile): XmlElement | undefined {
  const root = draft.file?.root ?? readRoot({ name, bytes, mend })
  if (!root || !beside) return root
  const text = Buffer.from(beside).toString('base64')
  return { ...root, children: [...root.children, { name: photoTag, text, attributes: [], children: [] }] }
}

function readRoot({ name, bytes, mend }: Pick<CameFile, 'name' | 'bytes' | 'mend'>): XmlElement | undefined {
  const [read] = readTextFile(bytes, { mend, name, tags: formTags.map(({ tag }) => tag) })
  return read?.ok ? read.value.root : undefined
}

/** The elements as a reader finds them, by tag. */
export function fileOf(root: XmlElement): ExchangeFile {
  const named = (parent: XmlElement, tag: string) =>
    parent.children.filter(({ name }) => name.slice(name.lastIndexOf(':') + 1).toLowerCase() === tag.toLowerCase())
  const text = (parent: XmlElement, tag: string) => named(parent, tag).find(({ text }) => !isBlank(text))?.text ?? ''
  return {
    text: (tag) => text(root, tag),
    items: (tag) => named(root, tag).flatMap(({ children }) => children.map((item) => (wanted) => text(item, wanted))),
  }
}

/** The picture as it came where it is of a kind that all readers of the format know; else as it is kept, a JPEG. */
export function pictureIn(
  file: ExchangeFile,
  kept: Uint8Array | undefined,
  kinds: readonly string[] = ['jpeg'],
): Uint8Array | undefined {
  const read = readPortrait(file.text(photoTag))
  return typeof read === 'object' && kinds.includes(read.kind) ? read.bytes : kept
}

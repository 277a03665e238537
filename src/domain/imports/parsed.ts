import type { Doubt, ExchangeFile } from '#domain/dossiers/section.ts'
import type { Foreign } from './foreign.ts'
import type { Place } from './place.ts'
import type { Forbidden, XmlElement } from './xml.ts'

/** The formats in which a person's appointment form comes. */
export type Format = 'lrmx' | 'lrm' | 'docx' | 'list'

/** A value word for word, at its tag of docs/law/exchange-lrmx.md §2; within the family at `JiaTingChengYuan/Item[1]/XingMing`. */
export type TagValue = { readonly tag: string; readonly text: string }

/** Something to know about a file as a whole: the message `import.remark.<code>`. */
export type Remark = { readonly code: string; readonly params?: Readonly<Record<string, string>> }

/** What a file says of one person, by the tags of .lrmx, before anybody has understood it. */
export type ParsedFile = {
  readonly format: Format
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
  /** The values of a tag that says more than one thing, blank ones aside. */
  readonly repeated: ReadonlyMap<string, readonly string[]>
  /** Why such a tag does: it stands more than once, or the file can be cut into columns in two ways. */
  readonly twice: 'said-twice' | 'cut-two-ways'
  /** What is doubtful in the file itself, at the record of a section that is read from there. */
  readonly doubts: readonly FileDoubt[]
  readonly remarks: readonly Remark[]
  /** The elements of an .lrmx, or what another format says as such: so it can go out again as it came (docs/decisions/0227). */
  readonly root: XmlElement
  /** Whatever the sections have left unread when they are done, word for word. */
  readonly foreign: () => readonly Foreign[]
  /** The person's own part of a file that holds several. */
  readonly own?: Uint8Array
  /** A photo that lies in the file as it is. */
  readonly portrait?: Uint8Array
}

/** `at` counts the records of the section from 0. */
export type FileDoubt = { readonly section: string; readonly at: number; readonly doubt: Doubt }

export type ReadOptions = {
  readonly mend: boolean
  /** The name that the file was sent with. */
  readonly name?: string | undefined
  /** The tags that some section answers for; any other is foreign. */
  readonly tags: readonly string[]
}

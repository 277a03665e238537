import type { Group } from '#domain/access/groups.ts'
import type { CodeTable } from '#domain/codes/code.ts'
import type { BlobId, PersonId, PostId, RecordId, UnitId } from '#domain/ids.ts'
import type { Money } from '#domain/money.ts'
import type { PartialDate } from '#domain/time.ts'

/**
 * A coded value keeps the text of the day beside the code (docs/decisions/0011). A text outside the table has no code.
 */
export type Coded = { readonly code?: string; readonly text: string }

/** An image lives as an encrypted blob; the record holds only where and how large, in pixels. */
export type ImageRef = { readonly blob: BlobId; readonly width: number; readonly height: number }

/**
 * An attached paper: the encrypted file, what it was called when it came, what its content shows it to be, and its bytes.
 */
export type PaperRef = {
  readonly blob: BlobId
  readonly name: string
  readonly type: PaperType
  readonly bytes: number
}

export type PaperType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/tiff'

/** A post with the text of the day; `post` is the house's own where it has one of that name. */
export type PostRef = { readonly post?: PostId; readonly text: string }

export type Value =
  | string
  | PartialDate
  | Coded
  | ImageRef
  | PaperRef
  | PostRef
  | Money
  | PersonId
  | UnitId
  | number
  | boolean

export type Fields = Readonly<Record<string, Value | undefined>>

/** `decimal` is kept as the text of a number, such as 12.5 hours: nothing in a dossier is a floating point number. */
export type Kind =
  | 'text'
  | 'long-text'
  | 'partial-date'
  | 'code'
  | 'image'
  | 'file'
  | 'unit'
  | 'post'
  | 'person'
  | 'number'
  | 'decimal'
  | 'money'
  | 'flag'

/** One field of a section. Its label is the message `field.<section>.<key>`, its help `help.<section>.<key>` where `help` is set. */
export type Field = {
  readonly key: string
  readonly kind: Kind
  readonly group: Group
  readonly required?: true
  readonly help?: true
  /** The most characters a person may type (default 200 for text, 4,000 for long text). */
  readonly max?: number
  readonly codes?: CodeTable
  /** False for a code that only the table may answer; by default a text outside the table is kept as text. */
  readonly open?: false
  /** No exchange file says it, so the comparison with one does not ask for it. */
  readonly unasked?: true
  /** The date field of the record that says which year's codes it may take; without a date any may stand. */
  readonly dated?: string
  /** The field that it stands with, in one row of the form and one column of the table: from and to. */
  readonly with?: string
  /**
   * What other fields say about this one. Shown with its source (`source.<section>.<key>`) while nothing is typed; what was
   * typed wins, and the page says so. Only what the viewer may see is there to reckon with.
   */
  readonly derive?: (fields: Fields, contents: Contents, today: PartialDate) => Value | undefined
  /** A date of something that has happened: it does not lie ahead. */
  readonly past?: true
  /** Brings what was typed into the one spelling that is kept, compared and fingerprinted. */
  readonly clean?: (text: string) => string
  /** A rule beyond kind and length; answers the refusal code of the field (`field.<code>` in the catalogue). */
  readonly rule?: (value: Value, fields: Fields) => string | undefined
}

/** One record as its viewer may see it: absent fields were never opened. */
export type DossierRecord = { readonly id: RecordId; readonly fields: Fields }

/** Everything known of one dossier, section by section, in the section's own order. */
export type Contents = Readonly<Record<string, readonly DossierRecord[] | undefined>>

/** A doubt about one value: its code is the message `doubt.<code>`; `readings` are the texts it may mean. */
export type Doubt = {
  readonly code: string
  readonly field?: string
  readonly readings?: readonly string[]
  readonly params?: Readonly<Record<string, string>>
  /** Names what is really asked where several values hang on one answer; they are one question. */
  readonly question?: string
  /** The answer is given elsewhere, at the value that the question is about. */
  readonly follows?: true
  /** The tag that would have said the reading: whatever else was read from it follows the answer. */
  readonly tag?: string
}

/** What a rule finds in the content of a dossier, at the record where it can be mended. */
export type Finding = Doubt & { readonly record?: RecordId }

/** One record as understood from an exchange file, with the raw text it came from and what is doubtful in it. */
export type Understood = {
  readonly fields: Fields
  readonly raw: string
  /** Of a record that several tags fill: the text behind each field. */
  readonly sources?: Readonly<Record<string, string>>
  readonly doubts: readonly Doubt[]
}

/** The values of an exchange file by tag; a container's items come as lists (docs/law/exchange-lrmx.md §2). */
export type ExchangeFile = {
  readonly text: (tag: string) => string
  readonly items: (container: string) => readonly ((tag: string) => string)[]
}

/** A field of every record, a record at all, or an answer: a record or 无此类情况. A reason in the request may excuse some. */
export type Need = { readonly excusable?: true } & (
  | { readonly is: 'field'; readonly field: string }
  | { readonly is: 'record' }
  | { readonly is: 'answer' }
)

/** What a complete dossier has beyond what it is submitted with, of everybody or of some kinds of person. */
export type Expectation = Need & { readonly of?: (contents: Contents) => boolean }

/** How a section reads an exchange file: the tags it answers for and what it makes of them. */
export type Exchange = {
  readonly tags: readonly string[]
  readonly read: (file: ExchangeFile) => readonly Understood[]
  /** The file says in so many words that there is nothing to declare: 无. */
  readonly saysNothing?: (file: ExchangeFile) => boolean
}

/** A line that a section adds to the basic-information sheet, below the geometry of the form (docs/decisions/0079). */
export type PrintedLine = { readonly label: string; readonly text: string }

/**
 * 信息集: a declared schema. Forms, tables, differences, rights, encryption, import, history and prints follow from it.
 * Its name is the message `section.<key>`. Adding one is a file of its own, a line in sections/index.ts and message keys.
 */
export type Section = {
  readonly key: string
  /** Exactly one record, or a list of them. */
  readonly single: boolean
  /** A new record takes the place of what holds until then: that stands beside it wherever somebody decides on it. */
  readonly supersedes?: true
  readonly fields: readonly Field[]
  /** Only there when an exchange file filled it: no empty card asks for it. */
  readonly quiet?: true
  /** Order within a list; by default the order of recording. */
  readonly order?: (a: Fields, b: Fields) => number
  /** The fields that name a record in one line (tables, history, narrow screens). */
  readonly headline: readonly string[]
  /** What a dossier cannot be submitted without: law and form ask for it (docs/law/appointment-form.md). */
  readonly needs?: readonly Need[]
  /** What a complete dossier has beside that (docs/decisions/0095): counted, shown, never asked for by a refusal. */
  readonly expects?: readonly Expectation[]
  readonly exchange?: Exchange
  /** What the section prints on the basic-information sheet beyond the fixed rows of the form. */
  readonly print?: (records: readonly DossierRecord[]) => readonly PrintedLine[]
}

const groupsKnown = new WeakMap<Section, readonly Group[]>()

/**
 * The groups whose fields a section holds; a viewer without any of them does not know that the section exists. A
 * declaration never changes, and a page asks of every section several times.
 */
export function groupsOf(section: Section): readonly Group[] {
  const known = groupsKnown.get(section)
  if (known) return known
  const found = [...new Set(section.fields.map(({ group }) => group))]
  groupsKnown.set(section, found)
  return found
}

import { sections } from '#domain/dossiers/sections/index.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'
import { isWord, readDocx } from './docx.ts'
import { brokenKind, isZip, packedKind } from './kinds.ts'
import type { Format, ParsedFile, ReadOptions, Remark } from './parsed.ts'
import type { Place } from './place.ts'
import type { Read } from './reading.ts'
import { readTextFile } from './text-file.ts'
import { type Nothing, saidNothing, type UnderstoodRecord, understand } from './understand.ts'
import type { XmlElement } from './xml.ts'
import { entriesOf } from './zip.ts'

export type SentFile = { readonly name: string; readonly bytes: Uint8Array; readonly mend: boolean }

/** All that was read of one person: plain data, so that it can be read in another room and handed over. */
export type FileRead = {
  readonly format: Format
  readonly encoding: string
  readonly claimed?: string
  readonly version: string
  readonly mended: readonly Place[]
  readonly remarks: readonly Remark[]
  readonly records: readonly UnderstoodRecord[]
  readonly nothing: readonly Nothing[]
  /** The bytes of the photo, not yet looked at. */
  readonly portrait?: Uint8Array
  /** The person's own part of a file that holds several. */
  readonly own?: Uint8Array
  /** What a Word form says, as the elements of .lrmx, for the export that gives it back. */
  readonly root?: XmlElement
}

/** Reads and understands an exchange file: each person of it, or why not. */
export async function readFile({ name, bytes, mend }: SentFile): Promise<readonly Read<FileRead>[]> {
  const options = { mend, name, tags: sections.flatMap(({ exchange }) => exchange?.tags ?? []) }
  const people = isZip(bytes) ? [await readWordFile(bytes, options)] : readTextFile(bytes, options)
  return people.map((one) => (one.ok ? understoodPerson(one.value) : one))
}

/** What is packed as an archive: a Word form, or something that is told what it is. */
async function readWordFile(bytes: Uint8Array, options: ReadOptions): Promise<Read<ParsedFile>> {
  const entries = await entriesOf(bytes, mostParts)
  if (!Array.isArray(entries)) return { ok: false, refusal: brokenKind(options.name) }
  return isWord(entries) ? readDocx(entries, options) : { ok: false, refusal: packedKind(entries) }
}

/** No Word file of a form has more parts. */
const mostParts = 2_000

function understoodPerson(parsed: ParsedFile): Read<FileRead> {
  const records = understand(parsed, sections)
  if (records.length > mostRecords) return { ok: false, refusal: 'import.too-much' }
  if (!records.some(isSomebody)) return { ok: false, refusal: 'import.nobody' }
  const { format, encoding, claimed, version, mended, remarks, own, file, root } = parsed
  const written = parsed.portrait ? { bytes: parsed.portrait } : readPortrait(file.text('ZhaoPian'))
  return {
    ok: true,
    value: {
      format,
      encoding,
      ...(claimed !== undefined && { claimed }),
      version,
      mended,
      remarks,
      records,
      nothing: saidNothing(parsed, sections),
      ...(written !== undefined && typeof written !== 'string' && { portrait: written.bytes }),
      ...(own && { own }),
      ...(format === 'docx' && { root }),
    },
  }
}

/** No life fills more lines; a page of them could not be looked through. */
const mostRecords = 1_000

/** A file without a name, a number or a line of life is of nobody. */
const isSomebody = ({ section, fields }: UnderstoodRecord) =>
  section === 'resume' || section === 'id-numbers' || (section === 'basic' && fields['name'] !== undefined)

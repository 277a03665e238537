import { sections } from '#domain/dossiers/sections/index.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'
import { readLrmx } from './lrmx.ts'
import type { Place } from './place.ts'
import type { Read } from './reading.ts'
import { type Nothing, saidNothing, type UnderstoodRecord, understand } from './understand.ts'

export type SentFile = { readonly name: string; readonly bytes: Uint8Array; readonly mend: boolean }

/** All that was read of one file: plain data, so that it can be read in another room and handed over. */
export type FileRead = {
  readonly encoding: string
  readonly claimed?: string
  readonly version: string
  readonly mended: readonly Place[]
  readonly records: readonly UnderstoodRecord[]
  readonly nothing: readonly Nothing[]
  /** The bytes of the photo, not yet looked at. */
  readonly portrait?: Uint8Array
}

/** Reads and understands one exchange file, or says why not. */
export function readFile({ name, bytes, mend }: SentFile): Read<FileRead> {
  const tags = sections.flatMap(({ exchange }) => exchange?.tags ?? [])
  const parsed = readLrmx(bytes, { mend, name, tags })
  if (!parsed.ok) return parsed
  const { encoding, claimed, version, mended, file } = parsed.value
  const records = understand(parsed.value, sections)
  if (records.length > mostRecords) return { ok: false, refusal: 'import.too-much' }
  if (!records.some(isSomebody)) return { ok: false, refusal: 'import.nobody' }
  const written = readPortrait(file.text('ZhaoPian'))
  return {
    ok: true,
    value: {
      encoding,
      ...(claimed !== undefined && { claimed }),
      version,
      mended,
      records,
      nothing: saidNothing(parsed.value, sections),
      ...(written !== undefined && typeof written !== 'string' && { portrait: written.bytes }),
    },
  }
}

/** No life fills more lines; a page of them could not be looked through. */
const mostRecords = 1_000

/** A file without a name, a number or a line of life is of nobody. */
const isSomebody = ({ section, fields }: UnderstoodRecord) =>
  section === 'resume' || section === 'id-numbers' || (section === 'basic' && fields['name'] !== undefined)

import type { Fields } from '#domain/dossiers/section.ts'
import { canonical, type Json } from '#domain/json.ts'
import { type FormTag, familyTag, formTags, photoTag } from './form-tags.ts'
import { placeless } from './formats.ts'
import type { Way } from './outgoing.ts'
import { fileOf, outgoingOf, type PersonJob, rootOf } from './person-job.ts'
import { fieldsOf, month } from './values.ts'

export type Comparing = PersonJob

/**
 * 往返核对, one element: what came in and what goes out, word for word, and whether reading the file that goes out finds
 * what the dossier says. `less`: the form holds one record where the dossier has several. `placeless`: the format has no
 * place for it. `part`: only a part of it has one, as the ages of relatives for their births.
 */
export type TagCompared = {
  readonly tag: string
  readonly way: Way
  readonly came?: string
  readonly goes: string
  readonly again: 'same' | 'less' | 'other' | 'placeless' | 'part'
}

/** All elements, or the characters that the format cannot hold. */
export type Compared =
  | { readonly ok: true; readonly tags: readonly TagCompared[] }
  | { readonly ok: false; readonly missing: readonly string[] }

/** What a reader found in the file that goes out; nothing where it is no file to a reader. */
export type ReadAgain = {
  readonly records: readonly { readonly section: string; readonly fields: Fields }[]
  readonly hasPhoto: boolean
}

/** Holds what was written and read again as any import against the dossier. */
export function compared(job: Comparing, read: ReadAgain): readonly TagCompared[] {
  const { root, ways } = outgoingOf(job)
  const came = job.came && rootOf(job.came)
  const before = came && fileOf(came)
  const goes = fileOf(root)
  return formTags
    .filter(({ tag }) => ways.has(tag))
    .map((form): TagCompared => {
      const words = wordsOf(goes, form.tag)
      const isPlaceless = placeless[job.format].includes(form.tag)
      return {
        tag: form.tag,
        way: ways.get(form.tag) ?? 'written',
        ...(before && { came: wordsOf(before, form.tag) }),
        goes: isPlaceless ? '' : words,
        again: isPlaceless ? (words === '' ? 'same' : 'placeless') : again(form, job, read, words),
      }
    })
    .filter(({ came, goes, again }) => goes !== '' || (came ?? '') !== '' || again !== 'same')
}

/** The photo by its size alone: letters of Base64 tell nobody anything. */
function wordsOf(file: ReturnType<typeof fileOf>, tag: string): string {
  if (tag === photoTag) return file.text(tag).replace(/\s+/g, '')
  if (tag !== familyTag) return file.text(tag)
  const values = ['ChengWei', 'XingMing', 'ChuShengRiQi', 'ZhengZhiMianMao', 'GongZuoDanWeiJiZhiWu']
  return file
    .items(tag)
    .map((item) =>
      values
        .map((value) => item(value).trim())
        .join('　')
        .trim(),
    )
    .filter(Boolean)
    .join('\n')
}

function again(form: FormTag, job: Comparing, read: ReadAgain, words: string): TagCompared['again'] {
  if (form.tag === photoTag) return read.hasPhoto || words === '' ? 'same' : 'other'
  const whole = heldAgainst(form.from, job, read)
  // Of relatives a Word form has the ages.
  if (whole === 'same' || form.tag !== familyTag || job.format !== 'docx') return whole
  const ageless = form.from.map((one) => ({ ...one, fields: one.fields.filter((field) => field !== 'birth') }))
  return heldAgainst(ageless, job, read) === 'same' ? 'part' : whole
}

function heldAgainst(from: FormTag['from'], { now }: Comparing, { records }: ReadAgain): 'same' | 'less' | 'other' {
  const said = (all: readonly Fields[], { fields, of = () => true }: FormTag['from'][number]) =>
    all
      .filter((record) => of(record) && fields.some((field) => record[field] !== undefined))
      .map((record) => canonical(fields.map((field) => comparable(field, record[field])) as Json))
      .toSorted()
  const pairs = from.map((one) => [
    said(fieldsOf(now.contents, one.section), one),
    said(
      records.filter(({ section }) => section === one.section).map(({ fields }) => fields),
      one,
    ),
  ])
  if (pairs.every(([kept = [], read = []]) => canonical(kept) === canonical(read))) return 'same'
  return pairs.every(([kept = [], read = []]) => read.every((one) => kept.includes(one))) ? 'less' : 'other'
}

/** The form counts months; and a code tells nothing beyond its words. */
function comparable(field: string, value: Fields[string]): Json {
  if (value === undefined || value === false) return null
  if (typeof value === 'object') return 'text' in value ? value.text : null
  return ['from', 'to', 'birth', 'workStart', 'retirement', 'date'].includes(field) ? month(value) : value
}

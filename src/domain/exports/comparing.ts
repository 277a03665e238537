import type { Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { readTextFile } from '#domain/imports/text-file.ts'
import { understand } from '#domain/imports/understand.ts'
import { canonical, type Json } from '#domain/json.ts'
import { type FormTag, familyTag, formTags, photoTag } from './form-tags.ts'
import { lrmxOf } from './lrmx.ts'
import type { Way } from './outgoing.ts'
import { type CameFile, fileOf, outgoingOf, type PersonJob } from './person-job.ts'
import { fieldsOf, month } from './values.ts'

export type Comparing = Omit<PersonJob, 'format' | 'form'>

/**
 * 往返核对, one element: what came in and what goes out, word for word, and whether reading the file that goes out finds
 * what the dossier says. `lost` tells why not: the form holds one record where the dossier has several, or words that a
 * reader takes otherwise.
 */
export type TagCompared = {
  readonly tag: string
  readonly way: Way
  readonly came?: string
  readonly goes: string
  readonly again: 'same' | 'less' | 'other'
}

/** Writes the file, reads it again as any import, and holds both against the dossier. */
export function compared(job: Comparing): readonly TagCompared[] {
  const { root, ways } = outgoingOf(job)
  const tags = sections.flatMap(({ exchange }) => exchange?.tags ?? [])
  const came = job.came && rawOf(job.came, tags)
  const bytes = Buffer.from(lrmxOf(root))
  const [read] = readTextFile(bytes, { mend: false, tags })
  const records = read?.ok ? understand(read.value, sections) : []
  const goes = fileOf(root)
  return formTags
    .filter(({ tag }) => ways.has(tag))
    .map((form): TagCompared => {
      const before = came && wordsOf(came, form.tag)
      return {
        tag: form.tag,
        way: ways.get(form.tag) ?? 'written',
        ...(before !== undefined && { came: before }),
        goes: wordsOf(goes, form.tag),
        again: form.tag === photoTag ? 'same' : again(form, job, records),
      }
    })
    .filter(({ came, goes, again }) => goes !== '' || (came ?? '') !== '' || again !== 'same')
}

function rawOf({ name, bytes, mend }: CameFile, tags: readonly string[]) {
  const [read] = readTextFile(bytes, { mend, name, tags })
  return read?.ok ? read.value.file : undefined
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

type Read = readonly { readonly section: string; readonly fields: Fields }[]

function again({ from }: FormTag, { now }: Comparing, records: Read): TagCompared['again'] {
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

import type { Doubt, ExchangeFile, Fields, Section, Understood, Value } from '#domain/dossiers/section.ts'
import { cleaned, visible } from '#domain/parsing/text.ts'
import type { ParsedFile } from './lrmx.ts'
import { wordingOf } from './wording.ts'

/** A record of some section as understood from a file. */
export type UnderstoodRecord = Understood & { readonly section: string }

/** Where whatever no section answers for is kept (sections/unread.ts). */
const leftovers = 'unread'

/**
 * What the sections make of a file, in their order, and behind it whatever they left unread, word for word. Values come
 * without characters that nobody can see; a tag that says two things offers both.
 */
export function understand(
  { file, repeated, foreign }: ParsedFile,
  sections: readonly Section[],
): readonly UnderstoodRecord[] {
  const read = sections.flatMap((section) => readBy(section, file, repeated))
  const left = foreign().map(({ tag, text }): UnderstoodRecord => {
    const clean = cleaned(text)
    return {
      section: leftovers,
      raw: text,
      fields: { tag, text: clean.text.trim() },
      doubts: [{ code: 'unread', field: 'text' }],
    }
  })
  return [...read, ...left]
}

/** The sections of which the file says that there is nothing, with its words. */
export const saidNothing = ({ file }: ParsedFile, sections: readonly Section[]): readonly Nothing[] =>
  sections.flatMap(({ key, exchange }) =>
    exchange?.saysNothing?.(file) && exchange.read(file).length === 0
      ? [
          {
            section: key,
            raw: exchange.tags
              .map((tag) => file.text(tag))
              .join('')
              .trim(),
          },
        ]
      : [],
  )

export type Nothing = { readonly section: string; readonly raw: string }

function readBy(section: Section, file: ExchangeFile, repeated: ParsedFile['repeated']): readonly UnderstoodRecord[] {
  if (!section.exchange) return []
  const records = section.exchange.read(file)
  const twice = section.exchange.tags.filter((tag) => repeated.has(tag))
  const others = twice.flatMap((tag) =>
    (repeated.get(tag) ?? []).slice(1).map((text) => ({ tag, records: readAgain(section, file, tag, text) })),
  )
  const hidden = section.exchange.tags.some((tag) => hides(file.text(tag)))
  return records.map((record, at) => {
    const also = others.flatMap(({ tag, records: other }) =>
      other.length === records.length
        ? differences(record.fields, other[at]?.fields ?? {}, tag)
        : at === 0
          ? [{ code: 'said-twice', params: { tag } }]
          : [],
    )
    const kept = keptBy(section, record)
    return { section: section.key, ...kept, doubts: [...kept.doubts, ...unseenIn(record, hidden && at === 0), ...also] }
  })
}

const hides = (text: string) => visible(text) !== text

/** Characters that nobody can see were left out: said at the field where its text is known, else once. */
function unseenIn({ sources, raw }: Understood, somewhere: boolean): readonly Doubt[] {
  const fields = Object.entries(sources ?? {}).filter(([, text]) => hides(text))
  if (fields.length > 0) return fields.map(([field]) => ({ code: 'unseen-removed', field }))
  return hides(raw) || (somewhere && !sources) ? [{ code: 'unseen-removed' }] : []
}

/** The section's reading if the tag had said `text`: so a second value is offered where it belongs. */
const readAgain = (section: Section, file: ExchangeFile, tag: string, text: string): readonly Understood[] =>
  section.exchange?.read({ ...file, text: (wanted) => (wanted === tag ? text : file.text(wanted)) }) ?? []

function differences(fields: Fields, other: Fields, tag: string): readonly Doubt[] {
  return Object.keys({ ...fields, ...other }).flatMap((field) => {
    const readings = [wordingOf(fields[field]), wordingOf(other[field])]
    return readings[0] === readings[1]
      ? []
      : [{ code: 'said-twice', field, readings: readings.filter(Boolean), params: { tag } }]
  })
}

/** Only what a field can hold: clean text, and a code where the table alone may answer. */
function keptBy(section: Section, record: Understood): Understood {
  const doubts: Doubt[] = [...record.doubts]
  const fields: Record<string, Value> = {}
  for (const [key, value] of Object.entries(record.fields)) {
    const field = section.fields.find((known) => known.key === key)
    if (!field || value === undefined) continue
    const clean = scrubbed(value, key, doubts)
    const withoutCode = field.open === false && typeof clean === 'object' && !('code' in clean)
    if (!withoutCode) fields[key] = clean
  }
  return { ...record, fields, doubts }
}

function scrubbed(value: Value, field: string, doubts: Doubt[]): Value {
  const text = typeof value === 'string' ? value : typeof value === 'object' && 'text' in value ? value.text : undefined
  if (text === undefined) return value
  const clean = cleaned(text)
  doubts.push(...clean.doubts.map((doubt) => ({ ...doubt, field })))
  return typeof value === 'object' ? { ...value, text: clean.text } : clean.text
}

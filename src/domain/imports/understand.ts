import type { Doubt, ExchangeFile, Fields, Section, Understood, Value } from '#domain/dossiers/section.ts'
import { beginning, cleaned, forbiddenSigns, visible } from '#domain/parsing/text.ts'
import { leftOver } from './left-over.ts'
import type { FileDoubt, ParsedFile } from './parsed.ts'
import { wordingOf } from './wording.ts'
import type { Forbidden } from './xml.ts'

/** A record of some section as understood from a file. */
export type UnderstoodRecord = Understood & { readonly section: string }

/** Where whatever no section answers for is kept (sections/unread.ts). */
const leftovers = 'unread'

/**
 * What the sections make of a file, in their order, and behind it whatever they left unread, word for word. Values come
 * without characters that nobody can see; a tag that says two things offers both; what a record leaves of its text is said.
 */
export function understand(parsed: ParsedFile, sections: readonly Section[]): readonly UnderstoodRecord[] {
  const { file, foreign, forbidden } = parsed
  const read = sections.flatMap((section) => readBy(section, parsed))
  const told = withForbidden(withDoubts(read, parsed.doubts), forbidden, sections)
  return [...told, ...[...unsaid(file, sections, read), ...foreign()].map(unread)]
}

function unread({ tag, text }: { readonly tag: string; readonly text: string }): UnderstoodRecord {
  const shown = beginning(text, mostShown)
  return {
    section: leftovers,
    raw: shown,
    fields: { tag: tag.slice(0, 200), text: cleaned(shown).text.trim() },
    doubts: [{ code: 'unread', field: 'text' }],
  }
}

/** Of a text that no section knows and nobody reads to its end; the file itself is kept whole beside it. */
const mostShown = 30_000

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

/** Values of which some character stands in no record's raw text (`无` where nothing is declared, a stray remark). */
function unsaid(file: ExchangeFile, sections: readonly Section[], read: readonly UnderstoodRecord[]) {
  const answering = (tag: string) => sections.filter(({ exchange }) => exchange?.tags.includes(tag))
  const tags = [...new Set(sections.flatMap(({ exchange }) => exchange?.tags ?? []))]
  return tags.flatMap((tag) => {
    const own = answering(tag)
    const text = file.text(tag)
    if (own.some(({ key, exchange }) => key === 'photo' || exchange?.saysNothing?.(file))) return []
    const keys = new Set(own.map(({ key }) => key))
    const raws = read
      .filter(({ section }) => keys.has(section))
      .flatMap(({ raw, sources }) => [raw, ...Object.values(sources ?? {})])
    return isWithin(text, raws) ? [] : [{ tag, text }]
  })
}

function isWithin(text: string, raws: readonly string[]): boolean {
  const left = new Map<string, number>()
  for (const raw of raws) for (const sign of visible(raw)) left.set(sign, (left.get(sign) ?? 0) + 1)
  for (const sign of visible(text.replace(/&#(?:xD|13|xA|10);/gi, ''))) {
    const count = left.get(sign) ?? 0
    if (count < 1 && !isBetween.test(sign)) return false
    left.set(sign, count - 1)
  }
  return true
}

/** Blanks and the signs between records: what they part is what counts. */
const isBetween = /[\s、，,；;。./]/

function readBy(section: Section, { file, repeated, twice: code }: ParsedFile): readonly UnderstoodRecord[] {
  if (!section.exchange) return []
  const records = section.exchange.read(file)
  const twice = section.exchange.tags.filter((tag) => repeated.has(tag))
  const others = twice.flatMap((tag) =>
    (repeated.get(tag) ?? []).slice(1).map((text) => ({ tag, records: readAgain(section, file, tag, text) })),
  )
  const hidden = section.exchange.tags.some((tag) => hides(file.text(tag)))
  const sharing = Map.groupBy(records, ({ raw }) => raw)
  return records.map((record, at) => {
    const also = others.flatMap(({ tag, records: other }) =>
      other.length === records.length
        ? differences(record.fields, other[at]?.fields ?? {}, { code, tag })
        : at === 0
          ? [{ code, params: { tag } }]
          : [],
    )
    const kept = keptBy(section, record)
    const same = sharing.get(record.raw) ?? []
    const left = same[0] === record ? leftOver(record, [kept, ...same, { ...record, doubts: also }]) : ''
    const lost: readonly Doubt[] = left === '' ? [] : [{ code: 'left-over', params: { text: left } }]
    return {
      section: section.key,
      ...kept,
      doubts: [...kept.doubts, ...unseenIn(record, hidden && at === 0), ...also, ...lost],
    }
  })
}

const hides = (text: string) => visible(text) !== text.replace(forbiddenSigns, '')

/** Characters that nobody can see were left out: said at the field where its text is known, else once. */
function unseenIn({ sources, raw }: Understood, somewhere: boolean): readonly Doubt[] {
  const fields = Object.entries(sources ?? {}).filter(([, text]) => hides(text))
  if (fields.length > 0) return fields.map(([field]) => ({ code: 'unseen-removed', field }))
  return hides(raw) || (somewhere && !sources) ? [{ code: 'unseen-removed' }] : []
}

/** What is doubtful in the cutting of the file, at the records that were read from there. */
function withDoubts(read: readonly UnderstoodRecord[], doubts: readonly FileDoubt[]): readonly UnderstoodRecord[] {
  if (doubts.length === 0) return read
  const places = new Map<string, number>()
  return read.map((record) => {
    const at = places.get(record.section) ?? 0
    places.set(record.section, at + 1)
    const own = doubts.filter((one) => one.section === record.section && one.at === at).map(({ doubt }) => doubt)
    return own.length === 0 ? record : { ...record, doubts: [...record.doubts, ...own] }
  })
}

/** Signs that may not stand in a file were left out with whatever they stood for: asked at the record of their tag. */
function withForbidden(
  read: readonly UnderstoodRecord[],
  forbidden: readonly Forbidden[],
  sections: readonly Section[],
): readonly UnderstoodRecord[] {
  const doubts = Map.groupBy(forbidden.slice(0, mostTold), ({ tag }) => {
    const keys = sections.filter(({ exchange }) => exchange?.tags.includes(tag)).map(({ key }) => key)
    return Math.max(
      0,
      read.findIndex(({ section }) => keys.includes(section)),
    )
  })
  return read.map((record, at) => ({
    ...record,
    doubts: [
      ...record.doubts,
      ...(doubts.get(at) ?? []).map(({ character, count, place: { line, column } }) => ({
        code: 'forbidden-sign',
        params: { line: String(line), column: String(column), count: String(count), character },
      })),
    ],
  }))
}

/** Whoever finds more such places asks for another file. */
const mostTold = 50

/** The section's reading if the tag had said `text`: so a second value is offered where it belongs. */
const readAgain = (section: Section, file: ExchangeFile, tag: string, text: string): readonly Understood[] =>
  section.exchange?.read({ ...file, text: (wanted) => (wanted === tag ? text : file.text(wanted)) }) ?? []

type Twice = { readonly code: string; readonly tag: string }

function differences(fields: Fields, other: Fields, { code, tag }: Twice): readonly Doubt[] {
  return Object.keys({ ...fields, ...other }).flatMap((field) => {
    const readings = [wordingOf(fields[field]), wordingOf(other[field])]
    return readings[0] === readings[1] ? [] : [{ code, field, readings: readings.filter(Boolean), params: { tag } }]
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
    else sayBlank(doubts, key)
  }
  return { ...record, fields, doubts }
}

/** Where only the table may answer, a word outside it is not kept: the field is blank, and so the doubt says. */
function sayBlank(doubts: Doubt[], field: string): void {
  const at = doubts.findIndex((doubt) => doubt.code === 'not-in-table' && doubt.field === field)
  const doubt = doubts[at]
  if (doubt) doubts[at] = { ...doubt, code: 'choose-from-table' }
}

function scrubbed(value: Value, field: string, doubts: Doubt[]): Value {
  const text = typeof value === 'string' ? value : typeof value === 'object' && 'text' in value ? value.text : undefined
  if (text === undefined) return value
  const clean = cleaned(text)
  doubts.push(...clean.doubts.map((doubt) => ({ ...doubt, field })))
  return typeof value === 'object' ? { ...value, text: clean.text } : clean.text
}

import type { Value } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { RecordId, UnitId } from '#domain/ids.ts'
import { doubtKey, doubtsOf, questionsOf } from '#domain/imports/doubts.ts'
import { basicOf, type Draft, nameIn } from '#domain/imports/draft.ts'
import { mended, problemsOf, settled, shownText, taken } from '#domain/imports/mending.ts'
import type { Format } from '#domain/imports/parsed.ts'
import { beginning } from '#domain/parsing/text.ts'

/** One thing that is asked of one person, and of what kind it is: what is asked alike is answered alike. */
export type AskedThing = {
  /** Things of one kind have one name: the doubt, and the words where these are what is asked about. */
  readonly kind: string
  readonly code: string
  readonly params: Readonly<Record<string, string>>
  readonly section: string
  readonly field: string | undefined
  readonly record: RecordId
  /** Names the doubt within its draft; none of a field that has to be typed anew. */
  readonly key?: string
  /** What stands there now, or its beginning. */
  readonly text: string
  readonly readings: readonly string[]
}

/** What an import tells of itself in the list of what came together. */
export type Told = {
  readonly version: number
  readonly name: string
  readonly birth: Value | undefined
  readonly unit: UnitId
  readonly format: Format | undefined
  readonly place: Draft['place']
  readonly asked: readonly AskedThing[]
}

/** Everything that is asked of an import: open doubts, each question once, and fields that cannot be taken as they are. */
export function askedIn(draft: Draft): readonly AskedThing[] {
  const records = new Map(draft.records.map((record) => [record.key, record]))
  const shown = (key: RecordId, name: string | undefined) => {
    const record = records.get(key)
    const field = record && sectionOf(record.section)?.fields.find((one) => one.key === name)
    return begin((record && field ? shownText(record, field) : record?.raw.slice(0, 80)) ?? '')
  }
  const doubts = questionsOf(doubtsOf(draft)).flatMap(({ doubts: [first], readings }): AskedThing[] => {
    if (!first) return []
    const { code, params = {}, section, field, record } = first
    const own = first.readings ?? readings
    const text = shown(record, field)
    return [
      {
        kind: kindOf(code, params, section, field),
        code,
        params,
        section,
        field,
        record,
        key: doubtKey(first),
        text,
        readings: own,
      },
    ]
  })
  const problems = draft.records.flatMap((record) =>
    Object.entries(problemsOf(record)).map(([field, code]): AskedThing => {
      const { section, key } = record
      return {
        kind: `! ${code} ${section} ${field}`,
        code,
        params: {},
        section,
        field,
        record: key,
        text: shown(key, field),
        readings: [],
      }
    }),
  )
  return [...problems, ...doubts]
}

/** A list of many shows the beginning of what no field would hold; it stands whole where it is mended. */
const begin = (text: string) => beginning(text, mostShown)

const mostShown = 200

/** Doubts whose words are what is asked about: one answer does for the same words only. */
const ofWords = new Set(['not-in-table', 'choose-from-table', 'unit-unknown'])

const kindOf = (code: string, params: Readonly<Record<string, string>>, section: string, field: string | undefined) =>
  ofWords.has(code) ? `${code} ${section} ${field} ${params['text'] ?? ''}` : code

/** What an import tells of itself. */
export const toldOf = (draft: Draft, version: number): Told => ({
  version,
  name: begin(nameIn(draft)),
  birth: basicOf(draft)['birth'],
  unit: basicOf(draft)['unit'] as UnitId,
  format: draft.file.format,
  place: draft.place,
  asked: askedIn(draft),
})

/** One answer for everything of a kind: it stands as it is, is read the other way, or is this. */
export type Answer =
  | { readonly is: 'settle' }
  | { readonly is: 'take'; readonly reading: number }
  | { readonly is: 'value'; readonly text: string }

/** Answers everything of a kind in one import; what the answer does not fit is left as it was. */
export const answeredAlike = (draft: Draft, kind: string, answer: Answer): Draft =>
  askedIn(draft)
    .filter((one) => one.kind === kind)
    .reduce((sum, one) => answeredOne(sum, one, answer), draft)

function answeredOne(draft: Draft, { record, field, key, readings }: AskedThing, answer: Answer): Draft {
  if (answer.is === 'settle') return key === undefined ? draft : settled(draft, record, key)
  if (field === undefined) return draft
  if (answer.is === 'take') {
    const reading = readings[answer.reading]
    return reading === undefined ? draft : taken(draft, record, field, reading)
  }
  const typed = mended(draft, (one, name) => (one === record && name === field ? answer.text : undefined))
  return key === undefined ? typed : settled(typed, record, key)
}

import type { RecordId } from '#domain/ids.ts'
import { type Day, endOfDay, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { sameValue } from './diff.ts'
import { presentOf, type Revision } from './revision.ts'
import type { Fields, Section } from './section.ts'

/** One record on two days: what was known on the first, what was true on it as far as is known now, what is known on the second. */
export type RecordDays = {
  readonly record: RecordId
  readonly known: Fields | undefined
  readonly actual: Fields | undefined
  readonly later: Fields | undefined
  /** Since when the dossier says what it says of the first day now; later than that day where it was learned afterwards. */
  readonly learned: Instant | undefined
}

export type SectionDays = { readonly section: Section; readonly records: readonly RecordDays[] }

type Days = {
  /** The newest revisions as known on the first day, on the second, and now. */
  readonly earlier: readonly Revision[]
  readonly later: readonly Revision[]
  readonly now: readonly Revision[]
  readonly first: Day
}

/** Two days of a dossier side by side, section by section. */
export function compareDays(
  sections: readonly Section[],
  { earlier, later, now, first }: Days,
): readonly SectionDays[] {
  const [known, after, today] = [earlier, later, now].map((revisions) => presentOf(revisions, sections).contents)
  return sections.flatMap((section) => {
    const of = (contents: typeof known) =>
      new Map((contents?.[section.key] ?? []).map(({ id, fields }) => [id, fields]))
    const [before, next, present] = [of(known), of(after), of(today)]
    const ids = [...new Set([...before.keys(), ...next.keys(), ...present.keys()])]
    const records = ids.map((record): RecordDays => {
      const own = now.filter((one) => one.record === record)
      return {
        record,
        known: before.get(record),
        actual: actualOn(section, first, { own, known: before.get(record), present: present.get(record) }),
        later: next.get(record),
        learned: own
          .map(({ knownSince }) => knownSince)
          .toSorted()
          .at(-1),
      }
    })
    return records.length > 0 ? [{ section, records }] : []
  })
}

type Facts = {
  readonly own: readonly Revision[]
  readonly known: Fields | undefined
  readonly present: Fields | undefined
}

/**
 * What held on a day, by what is known now: a record with a date of its own from that date on, an end that lies after the day
 * left out. Where nothing says since when it holds, what was known then stands.
 */
function actualOn({ fields }: Section, day: Day, { own, known, present }: Facts): Fields | undefined {
  const start = startOf(fields, own, present)
  if (start === undefined) return known
  if (present === undefined || isAfter(start, day)) return undefined
  const end = fields.find(({ key }) => ends.has(key))?.key
  const ended = end === undefined ? undefined : (present[end] as PartialDate | undefined)
  if (end === undefined || ended === undefined || !isAfter(ended, day)) return present
  return { ...present, [end]: undefined }
}

const starts: ReadonlySet<string> = new Set([
  'from',
  'year',
  'month',
  'date',
  'issued',
  'graduated',
  'effective',
  'obtained',
])

const ends: ReadonlySet<string> = new Set(['to'])

/** The effective date of the newest revision (生效时间), else the date that the record itself names. */
function startOf(
  fields: Section['fields'],
  own: readonly Revision[],
  present: Fields | undefined,
): PartialDate | undefined {
  const effective = own.flatMap(({ effective }) => effective ?? []).at(-1)
  const dated = fields.find(({ key, kind }) => kind === 'partial-date' && starts.has(key))
  return effective ?? (dated && (present?.[dated.key] as PartialDate | undefined))
}

/** A month counts from its first day, a year likewise: what began in it had begun by its end. */
export const isAfter = (date: PartialDate, day: Day): boolean => date > partialDateOf(day).slice(0, date.length)

/** Whether the three say different things, each field by what it says. */
export const differs = (section: Section, { known, actual, later }: RecordDays): boolean =>
  section.fields.some(({ key }) => !sameValue(known?.[key], later?.[key]) || !sameValue(known?.[key], actual?.[key])) ||
  [known, actual, later].some((one) => (one === undefined) !== (known === undefined))

/** Whether it was learned after the day that it was already so, and since when. */
export const learnedLater = (
  section: Section,
  first: Day,
  { known, actual, learned }: RecordDays,
): Instant | undefined =>
  learned !== undefined &&
  learned > endOfDay(first) &&
  ((known === undefined) !== (actual === undefined) ||
    section.fields.some(({ key }) => !ends.has(key) && !sameValue(known?.[key], actual?.[key])))
    ? learned
    : undefined

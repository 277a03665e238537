import type { NewRecord } from '#actions/dossiers/beginning.ts'
import type { Coded, Fields, Value } from '#domain/dossiers/section.ts'
import { monthsLater, type PartialDate } from '#domain/time.ts'
import type { DemoPerson } from '../person.ts'

/** A contradiction that somebody typed: which rule finds it, in whose dossier it can stand, and how it came about. */
export type Planted = {
  readonly rule: string
  /** The section that is spoiled: of those in one dossier each is another one, so that none hides what another one shows. */
  readonly section: string
  /** Where the contradiction keeps a dossier from being submitted it stands in a draft. */
  readonly draft?: true
  readonly fits: (person: DemoPerson) => boolean
  readonly spoil: Spoil
}

/** `year` is the one in which the demo is made. */
export type Spoil = (records: readonly NewRecord[], year: number) => readonly NewRecord[]

/** What is known of the dossier beside the record at hand. */
export type About = {
  readonly basic: Fields
  readonly year: number
  readonly of: (section: string, at: number) => Fields
}

type Change = (fields: Fields, about: About) => Fields

const aboutOf = (records: readonly NewRecord[], year: number): About => {
  const of = (section: string, at: number) => ownOf(records, section).at(at)?.fields ?? {}
  return { basic: of('basic', 0), year, of }
}

const ownOf = (records: readonly NewRecord[], section: string) => records.filter((record) => record.section === section)

/** Of a list the so-manieth record, from its end where the number is negative. */
export const changing =
  (section: string, at: number, change: Change): Spoil =>
  (records, year) =>
    changed(records, ownOf(records, section).at(at), change, year)

/** The relative of this kind. */
export const changingRelative =
  (relation: string, change: Change): Spoil =>
  (records, year) => {
    const meant = ownOf(records, 'family').find(({ fields }) => textIn(fields['relation']) === relation)
    return changed(records, meant, change, year)
  }

/** Spoils every record of a section in one way. */
export const changingAll =
  (section: string, change: Change): Spoil =>
  (records, year) =>
    ownOf(records, section).reduce((all, one) => changed(all, one, change, year), records)

/** Spoils by records that should not be there. */
export const adding =
  (section: string, ...all: readonly ((about: About) => Fields)[]): Spoil =>
  (records, year) => [...records, ...all.map((one) => ({ section, fields: one(aboutOf(records, year)) }))]

/** The last record of a section once more. */
export const twice =
  (section: string): Spoil =>
  (records) => {
    const last = ownOf(records, section).at(-1)
    return records.flatMap((record) => (record === last ? [record, record] : [record]))
  }

/** Spoils by what is missing: a section, or the record at a place in it. */
export const without =
  (section: string, at?: number): Spoil =>
  (records) => {
    const own = ownOf(records, section)
    return records.filter((record) => (at === undefined ? record.section !== section : record !== own[at]))
  }

/** One mistake after the other. */
export const both =
  (...spoils: readonly Spoil[]): Spoil =>
  (records, year) =>
    spoils.reduce((all, spoil) => spoil(all, year), records)

function changed(
  records: readonly NewRecord[],
  meant: NewRecord | undefined,
  change: Change,
  year: number,
): readonly NewRecord[] {
  const about = aboutOf(records, year)
  return records.map((record) =>
    record === meant ? { ...record, fields: { ...record.fields, ...change(record.fields, about) } } : record,
  )
}

/** The month so many months after a date; before it where the number is negative. */
export const later = (date: Value | undefined, months: number): PartialDate | undefined =>
  monthsLater(String(date).slice(0, 6) as PartialDate, months)

/** A month as fields hold it, `YYYYMM`. */
export const month = (text: string) => text as PartialDate

/** The words of a value, coded or typed. */
export const textIn = (value: Value | undefined): string =>
  typeof value === 'object' && 'text' in value ? (value as Coded).text : String(value ?? '')

/** `2009.07`, as 入党时间 and 其间 are written. */
export const dotted = (date: PartialDate | undefined): string => `${date?.slice(0, 4)}.${date?.slice(4, 6)}`

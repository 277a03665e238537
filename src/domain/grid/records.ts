import { sameValue } from '#domain/dossiers/diff.ts'
import { isSentAsFile, readFields, typedValue } from '#domain/dossiers/form.ts'
import { merge } from '#domain/dossiers/merge.ts'
import { type PostChoice, pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import type { PersonId, RecordId } from '#domain/ids.ts'
import { ok, type Result } from '#domain/result.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { GridLine, LineMark } from './lines.ts'

/** What a cell cannot say keeps the value that it has, and is changed on the page of its record. */
const isTyped = (field: Field): boolean => !isSentAsFile(field) && field.kind !== 'unit'

/** The fields of a section that a cell can hold. */
export const gridFields = (section: Section): readonly Field[] => section.fields.filter(isTyped)

/** Whether a section is entered in a grid: many records, and each can be written whole in one line. */
export const hasGrid = (section: Section): boolean =>
  !section.single && !section.quiet && section.fields.every((field) => isTyped(field) || !field.required)

/** The persons of the house as cells name them, and whom a cell means. */
export type Persons = {
  readonly named: (person: PersonId) => string
  readonly meant: (text: string) => Result<PersonId, 'nobody' | 'several'>
}

/** A value as it stands in a cell. */
export function cellText({ kind }: Field, value: Value | undefined, { named }: Pick<Persons, 'named'>): string {
  if (value === undefined) return ''
  if (kind === 'partial-date') return formatPartialDate(value as PartialDate)
  if (kind === 'person') return named(value as PersonId)
  return value === true ? '是' : typedValue(value)
}

/** A record as a line of the table. */
export const lineOf = (
  section: Section,
  fields: Fields,
  mark: LineMark,
  persons: Pick<Persons, 'named'>,
): GridLine => ({
  mark,
  cells: Object.fromEntries(
    gridFields(section).flatMap((field) => {
      const text = cellText(field, fields[field.key], persons)
      return text === '' ? [] : [[field.key, text]]
    }),
  ),
})

/** A record as it is now, and the stamp of it. */
export type Held = { readonly id: RecordId; readonly fields: Fields; readonly stamp: string }

/** What a line asks for. */
export type Wanted =
  | { readonly is: 'new'; readonly fields: Fields }
  | { readonly is: 'change'; readonly record: RecordId; readonly stamp: string; readonly fields: Fields }
  | { readonly is: 'removal'; readonly record: RecordId; readonly stamp: string }

export type LineRead =
  | { readonly is: 'right'; readonly wanted: Wanted }
  /** It stands there already, or has gone already. */
  | { readonly is: 'same' }
  | {
      readonly is: 'refused'
      /** Codes by field: messages `field.<code>`, or `grid.<code>` for what only a grid says. */
      readonly cells: Readonly<Record<string, string>>
      readonly line?: 'gone' | 'changed' | 'removed-meanwhile'
      readonly theirs?: Fields
      /** The line as it goes on from here, with what somebody else has changed in it. */
      readonly next?: GridLine
    }

type Now = {
  readonly held: (record: string) => Held | undefined
  /** The record as a stamp says it was. */
  readonly base: (record: RecordId, stamp: string) => Fields
  /** The posts of the house that a text may mean. */
  readonly posts: readonly PostChoice[]
  readonly persons: Persons
}

/** Reads one line by the rules of the record's own form, against the record as it is now (docs/decisions/0086). */
export function readLine(section: Section, line: GridLine, now: Now): LineRead {
  const { mark } = line
  const held = mark && now.held(mark.record)
  if (mark && !held) return mark.gone ? { is: 'same' } : { is: 'refused', cells: {}, line: 'gone' }
  if (mark?.gone && held) return readRemoval(section, line, mark, held, now)
  const read = readFields(section, (key) => typedCell(section, line, { key, held, persons: now.persons }), held?.fields)
  const problems = { ...(read.ok ? {} : read.problems), ...unclearCells(section, line, now.persons, held) }
  if (!read.ok || Object.keys(problems).length > 0) return { is: 'refused', cells: problems }
  const mine = pointingToPosts(section, read.fields, now.posts)
  if (!mark || !held) return { is: 'right', wanted: { is: 'new', fields: mine } }
  return readChange(section, { line, mark, held, mine }, now)
}

function readRemoval(section: Section, line: GridLine, mark: LineMark, held: Held, { persons }: Now): LineRead {
  if (mark.stamp === held.stamp) return { is: 'right', wanted: { is: 'removal', record: held.id, stamp: held.stamp } }
  const next = lineOf(section, held.fields, { ...mark, stamp: held.stamp }, persons)
  return { is: 'refused', cells: {}, line: 'removed-meanwhile', next: { ...line, ...next } }
}

type Change = { readonly line: GridLine; readonly mark: LineMark; readonly held: Held; readonly mine: Fields }

function readChange(section: Section, { line, mark, held, mine }: Change, now: Now): LineRead {
  if (mark.undecided.length > 0) {
    const cells = Object.fromEntries(mark.undecided.map((key) => [key, 'choose']))
    return { is: 'refused', cells, line: 'changed', theirs: held.fields, next: line }
  }
  const base = mark.stamp === held.stamp ? held.fields : now.base(held.id, mark.stamp)
  const { fields, clashes } = merge(section, { base, theirs: held.fields, mine })
  if (clashes.length > 0) {
    const undecided = clashes.map(({ field }) => field.key)
    const shown = { ...fields, ...Object.fromEntries(undecided.map((key) => [key, mine[key]])) }
    const next = lineOf(section, shown, { record: held.id, stamp: held.stamp, undecided }, now.persons)
    const cells = Object.fromEntries(undecided.map((key) => [key, 'choose']))
    return { is: 'refused', cells, line: 'changed', theirs: held.fields, next }
  }
  if (section.fields.every(({ key }) => sameValue(fields[key], held.fields[key]))) return { is: 'same' }
  return { is: 'right', wanted: { is: 'change', record: held.id, stamp: mark.stamp, fields: mine } }
}

/** What the form would have been sent for a cell. */
function typedCell(section: Section, { cells }: GridLine, { key, held, persons }: Cell): string {
  const field = section.fields.find((known) => known.key === key)
  if (!field || !isTyped(field)) return typedValue(held?.fields[key])
  const text = cells[key] ?? ''
  if (field.kind === 'flag') return flagIn(text) ?? ''
  if (field.kind !== 'person') return text
  const meant = personIn(text, held?.fields[key], persons)
  return meant.ok ? (meant.value ?? '') : ''
}

type Cell = { readonly key: string; readonly held: Held | undefined; readonly persons: Persons }

/** Who was there stays who it is while the cell says the same; another text means somebody, nobody or several. */
function personIn(text: string, held: Value | undefined, { named, meant }: Persons) {
  if (text === '') return ok(undefined)
  return held !== undefined && text === named(held as PersonId) ? ok(held as PersonId) : meant(text)
}

/** What the form of a new record would have been sent for a cell. */
export const typedIn =
  (section: Section, line: GridLine, persons: Persons) =>
  (key: string): string =>
    typedCell(section, line, { key, held: undefined, persons })

const flagIn = (text: string): 'yes' | '' | undefined =>
  /^(是|yes|y|true|1|√|✓|对)$/i.test(text) ? 'yes' : /^(|否|no|n|false|0|×|无)$/i.test(text) ? '' : undefined

/**
 * What is refused here alone: a flag that says neither would be one that is not set to the form, and a name that is
 * nobody's or several people's would be no person.
 */
export const unclearCells = (
  section: Section,
  { cells }: GridLine,
  persons: Persons,
  held?: Held,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    section.fields.flatMap(({ key, kind }): [string, string][] => {
      const text = cells[key] ?? ''
      if (kind === 'flag' && flagIn(text) === undefined) return [[key, 'not-a-flag']]
      const meant = kind === 'person' ? personIn(text, held?.fields[key], persons) : ok(undefined)
      return meant.ok ? [] : [[key, `relative-${meant.refusal}`]]
    }),
  )

/** What a record says, as one text: the same for two that differ in nothing. */
export const sayingOf = (section: Section, fields: Fields): string =>
  JSON.stringify(
    section.fields.map(({ key }) => {
      const value = fields[key]
      return typeof value === 'object' && 'blob' in value ? value.blob : typedValue(value)
    }),
  )

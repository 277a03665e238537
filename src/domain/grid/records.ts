import { sameValue } from '#domain/dossiers/diff.ts'
import { isSentAsFile, readFields, typedValue } from '#domain/dossiers/form.ts'
import { merge } from '#domain/dossiers/merge.ts'
import type { Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { GridLine, LineMark } from './lines.ts'

/** What a cell cannot say keeps the value that it has, and is changed on the page of its record. */
const isTyped = (field: Field): boolean => !isSentAsFile(field) && field.kind !== 'person' && field.kind !== 'unit'

export const gridFields = (section: Section): readonly Field[] => section.fields.filter(isTyped)

/** Whether a section is entered in a grid: many records, and each can be written whole in one line. */
export const hasGrid = (section: Section): boolean =>
  !section.single && !section.quiet && section.fields.every((field) => isTyped(field) || !field.required)

/** A value as it stands in a cell. */
export const cellText = (field: Field, value: Value | undefined): string =>
  value !== undefined && field.kind === 'partial-date'
    ? formatPartialDate(value as PartialDate)
    : value === true
      ? '是'
      : typedValue(value)

export const lineOf = (section: Section, fields: Fields, mark: LineMark): GridLine => ({
  mark,
  cells: Object.fromEntries(
    gridFields(section).flatMap((field) => {
      const text = cellText(field, fields[field.key])
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
}

/** Reads one line by the rules of the record's own form, against the record as it is now (docs/decisions/0086). */
export function readLine(section: Section, line: GridLine, now: Now): LineRead {
  const { mark } = line
  const held = mark && now.held(mark.record)
  if (mark && !held) return mark.gone ? { is: 'same' } : { is: 'refused', cells: {}, line: 'gone' }
  if (mark?.gone && held) return readRemoval(section, line, mark, held)
  const read = readFields(section, (key) => typedCell(section, line, key, held), held?.fields)
  const problems = { ...(read.ok ? {} : read.problems), ...unclearFlags(section, line) }
  if (!read.ok || Object.keys(problems).length > 0) return { is: 'refused', cells: problems }
  if (!mark || !held) return { is: 'right', wanted: { is: 'new', fields: read.fields } }
  return readChange(section, { line, mark, held, mine: read.fields }, now)
}

function readRemoval(section: Section, line: GridLine, mark: LineMark, held: Held): LineRead {
  if (mark.stamp === held.stamp) return { is: 'right', wanted: { is: 'removal', record: held.id, stamp: held.stamp } }
  const next = lineOf(section, held.fields, { ...mark, stamp: held.stamp })
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
    const next = lineOf(section, shown, { record: held.id, stamp: held.stamp, undecided })
    const cells = Object.fromEntries(undecided.map((key) => [key, 'choose']))
    return { is: 'refused', cells, line: 'changed', theirs: held.fields, next }
  }
  if (section.fields.every(({ key }) => sameValue(fields[key], held.fields[key]))) return { is: 'same' }
  return { is: 'right', wanted: { is: 'change', record: held.id, stamp: mark.stamp, fields: mine } }
}

/** What the form would have been sent for a cell. */
function typedCell(section: Section, { cells }: GridLine, key: string, held: Held | undefined): string {
  const field = section.fields.find((known) => known.key === key)
  if (!field || !isTyped(field)) return typedValue(held?.fields[key])
  const text = cells[key] ?? ''
  return field.kind === 'flag' ? (flagIn(text) ?? '') : text
}

const flagIn = (text: string): 'yes' | '' | undefined =>
  /^(是|yes|y|true|1|√|✓|对)$/i.test(text) ? 'yes' : /^(|否|no|n|false|0|×|无)$/i.test(text) ? '' : undefined

/** A flag that says neither is refused here: to the form it would be one that is not set. */
const unclearFlags = (section: Section, { cells }: GridLine): Readonly<Record<string, string>> =>
  Object.fromEntries(
    section.fields
      .filter(({ key, kind }) => kind === 'flag' && flagIn(cells[key] ?? '') === undefined)
      .map(({ key }) => [key, 'not-a-flag']),
  )

/** What a record says, as one text: the same for two that differ in nothing. */
export const sayingOf = (section: Section, fields: Fields): string =>
  JSON.stringify(
    section.fields.map(({ key }) => {
      const value = fields[key]
      return typeof value === 'object' && 'blob' in value ? value.blob : typedValue(value)
    }),
  )

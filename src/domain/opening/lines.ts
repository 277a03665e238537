import { isSentAsFile, type Problems, readFields } from '#domain/dossiers/form.ts'
import { type PostChoice, pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import { type Persons, typedIn, unclearCells } from '#domain/grid/records.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { Result } from '#domain/result.ts'
import { saysWas } from './was.ts'

/** Who a line is about: by number of the dossier or of the staff, by name where that is enough, or both. */
export const personColumns = ['person.number', 'person.name'] as const

/** A paper is not pasted; it is added to the record on its own page once flows are open. */
export const enteredFields = ({ fields }: Section): readonly Field[] => fields.filter((field) => !isSentAsFile(field))

export type PersonProblem = 'nobody' | 'several' | 'another-name' | 'not-open' | 'not-draft' | 'not-archived'

export type FindPerson = (number: string, name: string) => Result<DossierId, PersonProblem>

/** One record to be entered, of one dossier. */
export type OpeningRecord = { readonly dossier: DossierId; readonly fields: Fields }

export type LineProblem = { readonly at: number; readonly cells: Problems; readonly line?: 'twice' }

/** What a line is: a record to be entered, what is wrong with it, or neither where it names a person and says nothing. */
export type LineRead = { readonly record?: OpeningRecord; readonly problem?: LineProblem }

/** Whether more is pasted than is looked through at once. */
export const tooManyLines = (lines: readonly GridLine[]): boolean => lines.length > limits.gridRows

type Knowing = { readonly find: FindPerson; readonly posts: readonly PostChoice[]; readonly persons: Persons }

/** Reads line after line of one table: what is right is a record, what is not says why. */
export function createLineReader(section: Section, knowing: Knowing): (line: GridLine, at: number) => LineRead {
  const seen = new Set<string>()
  return (line, at) => {
    const read = readLine(section, line, knowing)
    if (!read.ok) return { problem: { at, cells: read.problems } }
    const words = JSON.stringify(read.record)
    if (seen.has(words)) return { problem: { at, cells: {}, line: 'twice' } }
    seen.add(words)
    return { record: read.record }
  }
}

/** A line that was drawn for somebody and in which nothing was filled. */
export const isBlank = ({ cells }: GridLine): boolean =>
  Object.keys(cells).every((key) => (personColumns as readonly string[]).includes(key) || saysWas(key))

type ReadLine =
  | { readonly ok: true; readonly record: OpeningRecord }
  | { readonly ok: false; readonly problems: Problems }

function readLine(section: Section, line: GridLine, { find, posts, persons }: Knowing): ReadLine {
  const { cells } = line
  const [number = '', name = ''] = personColumns.map((key) => cells[key])
  const person = find(number, name)
  const read = readFields(section, typedIn(section, line, persons))
  const unclear = unclearCells(section, line, persons)
  if (person.ok && read.ok && Object.keys(unclear).length === 0)
    return { ok: true, record: { dossier: person.value, fields: pointingToPosts(section, read.fields, posts) } }
  const unknown = person.ok ? {} : { [number === '' ? 'person.name' : 'person.number']: `person-${person.refusal}` }
  return { ok: false, problems: { ...unknown, ...(read.ok ? {} : read.problems), ...unclear } }
}

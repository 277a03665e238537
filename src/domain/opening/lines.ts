import { isSentAsFile, type Problems, readFields } from '#domain/dossiers/form.ts'
import { type PostChoice, pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { Result } from '#domain/result.ts'

/** Who a line is about: by number of the dossier or of the staff, by name where that is enough, or both. */
export const personColumns = ['person.number', 'person.name'] as const

/** A paper is not pasted; it is added to the record on its own page once flows are open. */
export const enteredFields = ({ fields }: Section): readonly Field[] => fields.filter((field) => !isSentAsFile(field))

export type PersonProblem = 'nobody' | 'several' | 'another-name' | 'not-open'

export type FindPerson = (number: string, name: string) => Result<DossierId, PersonProblem>

/** One record to be entered, of one dossier. */
export type OpeningRecord = { readonly dossier: DossierId; readonly fields: Fields }

export type LineProblem = { readonly at: number; readonly cells: Problems; readonly line?: 'twice' }

export type ReadOpening = { readonly records: readonly OpeningRecord[]; readonly problems: readonly LineProblem[] }

export const tooManyLines = (lines: readonly GridLine[]): boolean => lines.length > limits.gridRows

type Knowing = { readonly find: FindPerson; readonly posts: readonly PostChoice[] }

/** Reads every line: what is right is a record, what is not says why. */
export function readOpening(section: Section, lines: readonly GridLine[], knowing: Knowing): ReadOpening {
  const records: OpeningRecord[] = []
  const problems: LineProblem[] = []
  const seen = new Set<string>()
  for (const [at, { cells }] of lines.entries()) {
    const read = readLine(section, cells, knowing)
    const words = JSON.stringify(read.ok ? read.record : at)
    if (!read.ok) problems.push({ at, cells: read.problems })
    else if (seen.has(words)) problems.push({ at, cells: {}, line: 'twice' })
    else records.push(read.record)
    seen.add(words)
  }
  return { records, problems }
}

type ReadLine =
  | { readonly ok: true; readonly record: OpeningRecord }
  | { readonly ok: false; readonly problems: Problems }

function readLine(section: Section, cells: GridLine['cells'], { find, posts }: Knowing): ReadLine {
  const [number = '', name = ''] = personColumns.map((key) => cells[key])
  const person = find(number, name)
  const read = readFields(section, (key) => cells[key] ?? '')
  if (person.ok && read.ok)
    return { ok: true, record: { dossier: person.value, fields: pointingToPosts(section, read.fields, posts) } }
  const unknown = person.ok ? {} : { [number === '' ? 'person.name' : 'person.number']: `person-${person.refusal}` }
  return { ok: false, problems: { ...unknown, ...(read.ok ? {} : read.problems) } }
}

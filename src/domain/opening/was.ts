import { sameValue } from '#domain/dossiers/diff.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import { cellText, gridFields } from '#domain/grid/records.ts'

/** 旧: the amounts that hold until now, of a section whose newest record does; they are compared and never written. */
export const wasFields = (section: Section): readonly Field[] =>
  section.supersedes ? gridFields(section).filter(({ kind }) => kind === 'money') : []

/** The name under which a form says what a field held before. */
export const wasKey = ({ key }: Pick<Field, 'key'>): string => `${wasPrefix}${key}`

const wasPrefix = 'was.'

/** Whether a cell says what holds until now. */
export const saysWas = (key: string): boolean => key.startsWith(wasPrefix)

/** Whether a line says anything of what holds until now. */
export const tellsWas = ({ cells }: GridLine): boolean => Object.keys(cells).some(saysWas)

/** The cells that say something else than what stands there, or nothing that can be read. */
export function wasProblems(section: Section, { cells }: GridLine, standing: Fields): Problems {
  const problems: Record<string, string> = {}
  for (const field of wasFields(section)) {
    const text = cells[wasKey(field)]
    if (text === undefined) continue
    const read = readFields({ ...section, fields: [field] }, () => text)
    if (!read.ok) Object.assign(problems, { [wasKey(field)]: read.problems[field.key] ?? '' })
    else if (!sameValue(read.fields[field.key], standing[field.key])) problems[wasKey(field)] = 'was-differs'
  }
  return problems
}

/** The cells of what stands there, for a line that begins with it. */
export const wasCells = (section: Section, standing: Fields): GridLine['cells'] =>
  Object.fromEntries(
    wasFields(section).flatMap((field) => {
      const text = cellText(field, standing[field.key], { named: () => '' })
      return text === '' ? [] : [[wasKey(field), text]]
    }),
  )

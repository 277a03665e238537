import { isSentAsFile } from '#domain/dossiers/form.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import { keyOf, type ProposedRecord } from './proposal.ts'

/** The fields of a proposed record that a seat may set, by the keys of the values that are its to set (docs/approvals.md E19). */
export const fieldsToSet = (
  section: Section,
  { section: name, record }: Pick<ProposedRecord, 'section' | 'record'>,
  keys: readonly string[],
): readonly Field[] =>
  section.fields.filter((field) => keys.includes(keyOf(name, record, field.group)) && !isSentAsFile(field))

/** The record with what was typed in these fields, and everything else as it was proposed. */
export function valuesSet(section: Section, one: ProposedRecord, keys: readonly string[], typed: Fields): Fields {
  const set = fieldsToSet(section, one, keys).map(({ key }) => key)
  const values = { ...one.fields, ...Object.fromEntries(set.map((key) => [key, typed[key]])) }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

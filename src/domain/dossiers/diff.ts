import { typedValue } from './form.ts'
import type { Field, Fields, Section, Value } from './section.ts'

export type Difference = { readonly field: Field; readonly old?: Value; readonly new?: Value }

/** Equal by what they say: a code with the same text, or a flag that is not set, is the same value. */
export const sameValue = (a: Value | undefined, b: Value | undefined): boolean => saying(a) === saying(b)

const saying = (value: Value | undefined): string =>
  typeof value === 'object' && 'blob' in value ? value.blob : typedValue(value)

/** What changed between two states of one record, in the order of the section's fields. */
export const differences = (section: Section, old: Fields, now: Fields): readonly Difference[] =>
  section.fields.flatMap((field) => {
    const [before, after] = [old[field.key], now[field.key]]
    if (sameValue(before, after)) return []
    return [{ field, ...(before !== undefined && { old: before }), ...(after !== undefined && { new: after }) }]
  })

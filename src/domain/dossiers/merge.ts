import { sameValue } from './diff.ts'
import { brokenRules } from './form.ts'
import type { Field, Fields, Section, Value } from './section.ts'

/** Three states of one record: what a form was drawn from, what the record is by now, and what the form says. */
export type Sides = { readonly base: Fields; readonly theirs: Fields; readonly mine: Fields }

/** A field that both changed, each to something else: only a person can say which one holds. */
export type Clash = {
  readonly field: Field
  readonly base: Value | undefined
  readonly theirs: Value | undefined
  readonly mine: Value | undefined
}

export type Merged = {
  /** The record with both changes in it; counts only where nothing clashes. */
  readonly fields: Fields
  /** What somebody else changed meanwhile and the form left alone. */
  readonly taken: readonly Field[]
  readonly clashes: readonly Clash[]
}

/**
 * Joins two changes of one record field by field (docs/decisions/0086): what only one side changed is taken from it,
 * the same value twice is no conflict, and what both changed differently is a clash.
 */
export function merge(section: Section, sides: Sides): Merged {
  const { base, theirs, mine } = sides
  const differing = section.fields.filter(({ key }) => !sameValue(theirs[key], mine[key]))
  const own = base === theirs ? differing : differing.filter(({ key }) => !sameValue(mine[key], base[key]))
  const clashing = own.filter(({ key }) => !sameValue(theirs[key], base[key]))
  const taken = differing.filter((field) => !own.includes(field))
  const fields = taking(theirs, mine, own)

  const asked = breaksARule(section, fields, sides) ? differing : clashing
  return {
    fields,
    taken: taken.filter((field) => !asked.includes(field)),
    clashes: asked.map((field) => {
      const { key } = field
      return { field, base: base[key], theirs: theirs[key], mine: mine[key] }
    }),
  }
}

/** The one with some fields of the other. */
function taking(into: Fields, from: Fields, some: readonly Field[]): Fields {
  const fields: Record<string, Value | undefined> = { ...into }
  for (const { key } of some) fields[key] = from[key]
  return fields
}

/**
 * Whether two changes that are right by themselves are wrong together, such as the kind of an ID by one and its number by
 * the other. Then everything that differs is asked about: nobody has yet seen the two side by side.
 */
function breaksARule(section: Section, joined: Fields, { theirs, mine }: Sides): boolean {
  const broken = brokenRules(section, joined)
  if (broken.length === 0) return false
  const known = new Set([theirs, mine].flatMap((fields) => brokenRules(section, fields).map(String)))
  return broken.some((one) => !known.has(String(one)))
}

import type { Contents, Field, Section, Value } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { papers } from './papers/index.ts'
import { printable } from './printable.ts'
import { sheets } from './sheets/index.ts'
import type { Sheet } from './sheets/sheet.ts'

/** 缺字: a field with characters that no face at hand has. Told where it is typed, since at the printer it is late. */
export type Lacking = {
  readonly section: string
  readonly field: string
  readonly record: RecordId
  /** Which record of a list, counted from 1; undefined where the section has one only. */
  readonly at?: number
  readonly chars: readonly string[]
}

/** The characters of a text that no face has. */
export type Lacks = (text: string) => readonly string[]

/** Whether its words come on a sheet. */
export const isOnPaper = (section: Section, { key }: Field): boolean =>
  onPaper(section).some((field) => field.key === key)

/** The fields whose words come on a sheet; a section that prints lines of its own prints any of its fields. */
function onPaper({ key: section, print, fields }: Section): readonly Field[] {
  if (print !== undefined) return fields
  const said = new Set(
    Object.values<Sheet<unknown>>({ ...sheets, ...papers }).flatMap(({ says }) => says[section] ?? []),
  )
  return fields.filter(({ key }) => said.has(key))
}

/** The characters of what stands in one field of a form that would stop a print. */
export const lackingAt = (section: Section, field: Field, text: string, lacks: Lacks): readonly string[] =>
  isOnPaper(section, field) ? lacks(printable(text)) : []

/** Every field that would stop a print, in the order of the dossier. */
export function lackingIn(contents: Contents, sections: readonly Section[], lacks: Lacks): readonly Lacking[] {
  const filled = sections.filter(({ key }) => contents[key] !== undefined)
  return filled.flatMap((section) => {
    const printed = onPaper(section)
    return (contents[section.key] ?? []).flatMap(({ id, fields }, index) =>
      printed.flatMap(({ key }): readonly Lacking[] => {
        const chars = lacks(wordsIn(fields[key]))
        if (chars.length === 0) return []
        return [{ section: section.key, field: key, record: id, ...(section.single ? {} : { at: index + 1 }), chars }]
      }),
    )
  })
}

function wordsIn(value: Value | undefined): string {
  if (typeof value === 'object') return 'text' in value ? printable(value.text) : ''
  return typeof value === 'string' ? printable(value) : ''
}

/**
 * Why nothing was printed: these characters, in these fields. One that stands in none is of a unit's or the printer's
 * name.
 */
export type Stopped = { readonly missing: readonly string[]; readonly places: readonly Lacking[] }

/** What helps: the letter is of a script whose face can be installed, or it is a sign that has no place in a name. */
export type Cure = 'han' | 'alphabet' | 'mongolian' | 'tibetan' | 'private-use' | 'sign'

/** By the script of a letter that no face can set. */
export function cureOf(char: string): Cure {
  if (/\p{Script=Han}|[\u{20000}-\u{3ffff}]/u.test(char)) return 'han'
  if (/\p{Co}/u.test(char)) return 'private-use'
  if (/\p{Script=Mongolian}/u.test(char)) return 'mongolian'
  if (/\p{Script=Tibetan}/u.test(char)) return 'tibetan'
  return /[\p{L}\p{M}]/u.test(char) ? 'alphabet' : 'sign'
}

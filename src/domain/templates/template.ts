import type { Actor } from '#domain/access/actor.ts'
import { isOfHr, keepsMachines } from '#domain/access/duties.ts'
import type { AccountId, TemplateId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { type Field, fieldsOf } from './fields.ts'
import type { Form, FormRefusal, FormSheet, Heading } from './form.ts'
import { type Binding, boundBy, type Meaning } from './meaning.ts'
import { plainHeading } from './plain-heading.ts'

/** 上级空表: a superior's workbook that is filled in from the figures, and what its headings were bound to (docs/decisions/0289). */
export type Template = {
  readonly id: TemplateId
  readonly by: AccountId
  readonly at: Instant
  readonly version: number
  readonly name: string
  /** As the file was called that lies here. */
  readonly file: string
  readonly form: Form
  /** By `keyOf`: headings, and single cells that go their own way. */
  readonly meanings: Readonly<Record<string, Meaning>>
  /** What differs from the file before. */
  readonly changes?: Changes
}

/** A heading with the sheet that it stands on. */
export type HeadingOn = { readonly sheet: number; readonly heading: Heading }

/** New, gone and reworded headings, each under the path of its words. */
export type Changes = {
  readonly fresh: readonly string[]
  readonly gone: readonly string[]
  readonly reworded: readonly {
    readonly from: string
    readonly to: string
    readonly key: string
    readonly meant?: Meaning
  }[]
}

export type TemplateRefusal =
  | FormRefusal
  | 'template.name-missing'
  | 'template.name-too-long'
  | 'template.too-many'
  | 'template.not-there'
  | 'template.no-meaning'
  | 'template.unbound'
  | 'template.not-yours'

/** Whoever makes the figures that go to the superior: HR. Whom they count, their rights say. */
export const keepsTemplates = (actor: Actor): boolean => isOfHr(actor) && !keepsMachines(actor)

export const longestName = 80

/** Why a name is none; undefined where it is one. */
export function refuseName(
  name: string,
): Extract<TemplateRefusal, 'template.name-missing' | 'template.name-too-long'> | undefined {
  if (name.trim() === '') return 'template.name-missing'
  return [...name.trim()].length > longestName ? 'template.name-too-long' : undefined
}

/** The name of a file without its ending, as far as a name may go. */
export const nameOfFile = (file: string): string =>
  [...file.replace(/\.xlsx$/i, '').trim()].slice(0, longestName).join('') || '—'

/** Under what the meaning of a heading is kept: its sheet and its words. */
export const keyOf = (sheet: FormSheet, heading: string): string => `${plainNameOf(sheet)}|${heading}`

/** Asked for with each cell of a sheet. */
const plainNames = new WeakMap<FormSheet, string>()

function plainNameOf(sheet: FormSheet): string {
  const known = plainNames.get(sheet) ?? plainHeading(sheet.name)
  plainNames.set(sheet, known)
  return known
}

/** Under what the meaning of a single cell is kept. */
export const cellKey = (sheet: FormSheet, { across, down }: Pick<Field, 'across' | 'down'>): string =>
  keyOf(sheet, `cell|${across}×${down}`)

/** What a cell is bound to: by itself, or by its headings. */
export function bindingOf({ meanings }: Pick<Template, 'meanings'>, sheet: FormSheet, field: Field): Binding {
  const own = meanings[cellKey(sheet, field)]
  if (own) return boundBy(own)
  const { over, across, down } = field
  return boundBy(...[over, across, down].map((key) => meanings[keyOf(sheet, key)]))
}

/** Every heading of the visible sheets, in the order in which they are asked about. */
export const headingsOf = ({ sheets }: Form): readonly HeadingOn[] =>
  sheets.flatMap((sheet, at) => fieldsOf(sheet).headings.map((heading) => ({ sheet: at, heading })))

/** A heading in words: 文化程度 › 研究生. */
export const pathText = ({ path }: Pick<Heading, 'path'>): string => path.join(' › ')

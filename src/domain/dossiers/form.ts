import { codedAs } from '#domain/codes/code.ts'
import { readDate } from '#domain/typed-date.ts'
import type { Field, Fields, Section, Value } from './section.ts'

/** What was typed, field by field, and what is wrong with it: problem codes are messages `field.<code>`. */
export type Problems = Readonly<Record<string, string>>

export type ReadFields =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly problems: Problems }

const defaultMax = (field: Field) => field.max ?? (field.kind === 'long-text' ? 4000 : 200)

/** C0 and C1 controls (line breaks aside), zero-width and bidirectional-override characters never enter a dossier. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to take out
const unwanted = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

export const cleanText = (text: string): string => text.replace(unwanted, '').replaceAll('\r\n', '\n').trim()

/**
 * Reads one record of a section from typed text. Image fields are not typed and keep the value they had.
 * Every problem is found at once, so that the form can mark them all.
 */
export function readFields(section: Section, typed: (key: string) => string, kept: Fields = {}): ReadFields {
  const fields: Record<string, Value> = {}
  const problems: Record<string, string> = {}
  for (const field of section.fields) {
    const value =
      field.kind === 'image' ? kept[field.key] : valueTyped(field, (field.clean ?? same)(cleanText(typed(field.key))))
    if (isProblem(value)) problems[field.key] = value.problem
    else if (value !== undefined) fields[field.key] = value
    else if (field.required) problems[field.key] = 'required'
  }
  for (const [key, problem] of brokenRules(section, fields)) problems[key] ??= problem
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, fields }
}

/** The rules of the fields, asked once all values are known: each field that breaks its own, with the problem. */
export const brokenRules = (section: Section, fields: Fields): readonly (readonly [string, string])[] =>
  section.fields.flatMap(({ key, rule }): [string, string][] => {
    const value = fields[key]
    const problem = value === undefined ? undefined : rule?.(value, fields)
    return problem ? [[key, problem]] : []
  })

const same = (text: string) => text

type Problem = { readonly problem: string }

const isProblem = (value: Value | Problem | undefined): value is Problem =>
  typeof value === 'object' && 'problem' in value

function valueTyped(field: Field, text: string): Value | Problem | undefined {
  if (text === '') return undefined
  if (text.length > defaultMax(field)) return { problem: 'too-long' }
  switch (field.kind) {
    case 'partial-date': {
      const date = readDate(text)
      return date.ok ? date.value : { problem: date.refusal }
    }
    case 'code':
      return codedValue(field, text)
    case 'number':
      return /^\d{1,9}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : { problem: 'not-a-number' }
    case 'flag':
      return text === 'yes'
    default:
      return text
  }
}

function codedValue(field: Field, text: string): Value | Problem {
  const known = field.codes && codedAs(field.codes, text)
  if (known) return known
  return field.open === false ? { problem: 'not-in-table' } : { text }
}

/** A value as a person would type it again. */
export function typedValue(value: Value | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : ''
  if (typeof value === 'object') return 'text' in value ? value.text : ''
  return String(value)
}

import { codedAs, codeOf, wasValid } from '#domain/codes/code.ts'
import { readMoney, typedMoney } from '#domain/money.ts'
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

/** Typed text without the characters that never enter a dossier, its lines ended alike and its edges trimmed. */
export const cleanText = (text: string): string =>
  text === '' ? text : text.replace(unwanted, '').replaceAll('\r\n', '\n').trim()

/** What comes as a file and not as words. */
export const isSentAsFile = ({ kind }: Field): boolean => kind === 'image' || kind === 'file'

/**
 * Reads one record of a section from typed text. Pictures and papers are not typed and keep the value they had.
 * Every problem is found at once, so that the form can mark them all.
 */
export function readFields(section: Section, typed: (key: string) => string, kept: Fields = {}): ReadFields {
  const fields: Record<string, Value> = {}
  const problems: Record<string, string> = {}
  for (const field of section.fields) {
    const value = isSentAsFile(field)
      ? kept[field.key]
      : valueTyped(field, (field.clean ?? same)(cleanText(typed(field.key))))
    if (isProblem(value)) problems[field.key] = value.problem
    else if (value !== undefined) fields[field.key] = value
    else if (field.required) problems[field.key] = 'required'
  }
  for (const [key, problem] of brokenRules(section, fields)) problems[key] ??= problem
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, fields }
}

/** The rules of the fields, asked once all values are known: each field that breaks its own, with the problem. */
export function brokenRules(section: Section, fields: Fields): readonly (readonly [string, string])[] {
  const broken: [string, string][] = []
  for (const field of section.fields) {
    const value = fields[field.key]
    const problem = value === undefined ? undefined : (field.rule?.(value, fields) ?? codeOfAnotherTime(field, fields))
    if (problem) broken.push([field.key, problem])
  }
  return broken
}

/** The year that says which codes a field may take; undefined where the record has no date for it. */
export const yearOf = ({ dated }: Field, typed: (key: string) => string): number | undefined => {
  const year = /^\d{4}/.exec(dated ? typed(dated) : '')?.[0]
  return year === undefined ? undefined : Number(year)
}

/** A record of 2015 does not name a punishment that came with the law of 2020, nor the other way round. */
function codeOfAnotherTime(field: Field, fields: Fields): string | undefined {
  const value = fields[field.key]
  if (!field.codes || !field.dated || typeof value !== 'object' || !('text' in value)) return undefined
  const year = yearOf(field, (key) => typedValue(fields[key]))
  if (year === undefined) return undefined
  const known = 'code' in value && value.code ? codeOf(field.codes, value.code) : undefined
  return known && !wasValid(known, year) ? 'code-not-then' : undefined
}

const same = (text: string) => text

type Problem = { readonly problem: string }

const isProblem = (value: Value | Problem | undefined): value is Problem =>
  typeof value === 'object' && 'problem' in value

/** The value that a text says in a field, or why it says none. */
export function valueTyped(field: Field, text: string): Value | Problem | undefined {
  if (text === '') return undefined
  if (text.length > defaultMax(field)) return { problem: 'too-long' }
  switch (field.kind) {
    case 'partial-date': {
      const date = readDate(text)
      return date.ok ? date.value : { problem: date.refusal }
    }
    case 'code':
      return codedValue(field, text)
    case 'post':
      return { text }
    case 'money': {
      const money = readMoney(text)
      return money.ok ? money.value : { problem: money.refusal }
    }
    case 'decimal':
      return readDecimal(text) ?? { problem: 'not-a-decimal' }
    case 'number':
      return /^\d{1,9}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : { problem: 'not-a-number' }
    case 'flag':
      return text === 'yes'
    default:
      return text
  }
}

/** A number of at most nine digits before the point and four behind it, in one spelling: `12.5`, never `012.50`. */
function readDecimal(text: string): string | undefined {
  const [, whole = '', behind = ''] = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(text.normalize('NFKC')) ?? []
  if (whole === '') return undefined
  const kept = behind.replace(/0+$/, '')
  return String(Number(whole)) + (kept === '' ? '' : `.${kept}`)
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
  if (typeof value === 'object') return 'text' in value ? value.text : 'cents' in value ? typedMoney(value) : ''
  return String(value)
}

import type { Contents, Fields, Value } from '#domain/dossiers/section.ts'

/** Word for word: what leaves as data is not dressed for paper. */
export function text(value: Value | undefined): string {
  if (value === undefined || typeof value === 'boolean') return ''
  if (typeof value === 'object') return 'text' in value ? value.text : ''
  return String(value)
}

/** yyyyMM, as the form counts; a day that is known stays here. */
export const month: typeof text = (value) => text(value).slice(0, 6)

/** `1993.09`, as the form writes it. */
export const dotted: typeof text = (value) =>
  [text(value).slice(0, 4), text(value).slice(4, 6)].filter(Boolean).join('.')

/** What the records of a section say, in their order. */
export const fieldsOf = (contents: Contents, section: string): readonly Fields[] =>
  (contents[section] ?? []).map(({ fields }) => fields)

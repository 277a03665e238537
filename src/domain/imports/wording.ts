import type { Value } from '#domain/dossiers/section.ts'
import { formatPartialDate, partialDate } from '#domain/time.ts'

/** A value as a person writes it on the form: 1975.03 for a date, the text of a code; blank for what has no words. */
export function wordingOf(value: Value | undefined): string {
  if (value === undefined || typeof value === 'boolean') return value ? '是' : ''
  if (typeof value === 'object') return 'text' in value ? value.text : ''
  const date = typeof value === 'string' ? partialDate(value) : undefined
  return date ? formatPartialDate(date) : String(value)
}

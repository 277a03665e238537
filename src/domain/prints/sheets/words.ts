import type { Fields, Value } from '#domain/dossiers/section.ts'
import { printable } from '#domain/prints/printable.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Printed } from './sheet.ts'

/** The records of a section, by their fields, in order. */
export const recordsOf = ({ contents }: Printed, section: string): readonly Fields[] =>
  (contents[section] ?? []).map(({ fields }) => fields)

/** What a value says on paper; a yes or no says nothing by itself. */
export function text(value: Value | undefined): string {
  if (value === undefined || typeof value === 'boolean') return ''
  if (typeof value === 'object') return 'text' in value ? printable(value.text) : ''
  return printable(String(value))
}

/** The value of a date field as the date that it is. */
export const date = (value: Value | undefined) => value as PartialDate | undefined

/** Years and months, as the form writes dates: `1975.03`; a day that is known stays in the dossier. */
export const month = (value: PartialDate | undefined): string =>
  value ? [value.slice(0, 4), value.slice(4, 6)].filter(Boolean).join('.') : ''

/** `2018年05月`, as rewards and punishments begin. */
export const chineseMonth = (value: PartialDate): string =>
  `${value.slice(0, 4)}年${value.length > 4 ? `${value.slice(4, 6)}月` : ''}`

import type { NewRecord } from '#actions/dossiers/beginning.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Field, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { UnitId } from '#domain/ids.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'

/** A text that stands in one field only, and the group of that field. */
export type Canary = { readonly text: string; readonly group: Group; readonly field: string }

/**
 * A dossier that says something found nowhere else in each of its fields: words where words are taken, months of a century
 * long past where dates are. What takes neither (a closed code, a flag, a picture) has no canary.
 */
export function canaryDossier(unit: UnitId): {
  readonly records: readonly NewRecord[]
  readonly canaries: readonly Canary[]
} {
  const canaries: Canary[] = []
  const said = (section: string, field: Field): Value | undefined => {
    const serial = canaries.length + 1
    const known = (text: string) => canaries.push({ text, group: field.group, field: `${section}.${field.key}` })
    if (field.kind === 'unit') return unit
    if (field.kind === 'partial-date') {
      if (field.key === 'year') return '2025' as PartialDate
      const month = `${1851 + serial}${String((serial % 12) + 1).padStart(2, '0')}` as PartialDate
      known(formatPartialDate(month))
      return month
    }
    const word = `雀${String(serial).padStart(4, '0')}巢`
    if (field.kind === 'text' || field.kind === 'long-text') {
      known(word)
      return word
    }
    if (field.kind === 'code' && field.open !== false) {
      known(word)
      return { text: word }
    }
    return field.kind === 'code' ? closed[`${section}.${field.key}`] : undefined
  }
  const records = sections.map(({ key, fields }) => ({
    section: key,
    fields: Object.fromEntries(
      fields.flatMap((field) => {
        const value = said(key, field)
        return value === undefined ? [] : [[field.key, value]]
      }),
    ),
  }))
  return { records, canaries }
}

/** No dossier goes on its way without a sex; another kind of document than the resident card has no number to be reckoned. */
const closed: Readonly<Record<string, Value>> = {
  'basic.sex': { code: '1', text: '男' },
  'id-numbers.type': { code: '414', text: '护照' },
}

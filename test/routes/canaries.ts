import type { NewRecord } from '#actions/dossiers/beginning.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Field, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { BlobId, UnitId } from '#domain/ids.ts'
import { shownMoney } from '#domain/money.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'

/** A text that stands in one field only, and the group of that field. */
export type Canary = { readonly text: string; readonly group: Group; readonly field: string }

/**
 * A dossier that says something found nowhere else in each of its fields: words where words are taken, months of a century
 * long past where dates are. What takes neither (a closed code, a flag, a picture) has no canary.
 */
export function canaryDossier(
  unit: UnitId,
  blob: () => BlobId,
): {
  readonly records: readonly NewRecord[]
  readonly canaries: readonly Canary[]
} {
  const canaries: Canary[] = []
  const said = (section: string, field: Field): Value | undefined => {
    const { text, value } = saying(canaries.length + 1, field, { unit, blob })
    if (text !== undefined) canaries.push({ text, group: field.group, field: `${section}.${field.key}` })
    return value ?? closed[`${section}.${field.key}`]
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

type Said = { readonly value?: Value; readonly text?: string }

/** What a field of this kind says that nothing else says, and how a page shows it. */
function saying(serial: number, field: Field, { unit, blob }: { unit: UnitId; blob: () => BlobId }): Said {
  const word = `雀${String(serial).padStart(4, '0')}巢`
  const worded = (value: Value): Said => ({ value, text: word })
  switch (field.kind) {
    case 'unit':
      return { value: unit }
    case 'partial-date':
      return field.key === 'year' ? { value: '2025' as PartialDate } : dated(serial)
    case 'money': {
      const value = { cents: 7_100_000_000 + serial * 1_017, currency: 'CNY' }
      return { value, text: shownMoney(value) }
    }
    case 'decimal':
      return { value: `${71 + serial}.${serial + 1_000}1`, text: `${71 + serial}.${serial + 1_000}1` }
    case 'number':
      return { value: 710_000_000 + serial, text: String(710_000_000 + serial) }
    case 'file':
      return worded({ blob: blob(), name: `${word}.pdf`, type: 'application/pdf', bytes: 1 })
    case 'post':
      return worded({ text: word })
    case 'code':
      return field.open === false ? {} : worded({ text: word })
    case 'text':
    case 'long-text':
      return worded(word)
    default:
      return {}
  }
}

function dated(serial: number): Said {
  const month = String((Math.floor(serial / 90) % 12) + 1).padStart(2, '0')
  const value = `${1851 + (serial % 90)}${month}` as PartialDate
  return { value, text: formatPartialDate(value) }
}

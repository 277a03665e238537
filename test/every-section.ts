import fc from 'fast-check'
import { isSentAsFile, readFields } from '#domain/dossiers/form.ts'
import type { Field, Fields, PaperRef, Section, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { BlobId, UnitId } from '#domain/ids.ts'
import { typedMoney } from '#domain/money.ts'
import { formatPartialDate, type PartialDate, partialDate } from '#domain/time.ts'

/** Any record that a section takes, read from any text that its form takes: made from the declaration alone. */
export const anyRecord = (section: Section, unit: UnitId): fc.Arbitrary<Fields> => {
  const typed = fc.record(Object.fromEntries(section.fields.map((field) => [field.key, anyText(field, unit)])))
  const files = fc.record(
    Object.fromEntries(
      section.fields.filter(isSentAsFile).map((field) => [field.key, fc.option(anyFile(field), { nil: undefined })]),
    ),
  )
  return fc
    .tuple(typed, files)
    .map(([typed, kept]) => readFields(section, (key) => typed[key] ?? '', kept as Fields))
    .filter((read) => read.ok)
    .map((read) => (read.ok ? read.fields : {}))
    .filter((fields) => Object.keys(fields).length > 0)
}

export type AnyDossier = Readonly<Record<string, readonly Fields[]>>

/** A dossier over every section: one record where a section has one, up to three elsewhere. */
export const anyDossier = (unit: UnitId): fc.Arbitrary<AnyDossier> =>
  fc.record(
    Object.fromEntries(
      sections.map((section) => [
        section.key,
        fc.array(anyRecord(section, unit), { minLength: 1, maxLength: section.single ? 1 : 3 }),
      ]),
    ),
  )

const anyText = (field: Field, unit: UnitId): fc.Arbitrary<string> => {
  const text = texts(field, unit)
  return field.required ? text : fc.option(text, { nil: '' })
}

function texts(field: Field, unit: UnitId): fc.Arbitrary<string> {
  const special = specials[field.key === 'number' && field.rule ? 'id' : field.key]
  if (special) return special
  switch (field.kind) {
    case 'unit':
      return fc.constant(unit)
    case 'person':
      return fc.constant('')
    case 'flag':
      return fc.constantFrom('yes', '')
    case 'partial-date':
      return dates.filter((date) => field.rule?.(date, {}) === undefined).map(formatPartialDate)
    case 'money':
      return fc
        .record({ cents: fc.integer({ min: 0, max: 10_000_000_000 }), currency: fc.constantFrom('CNY', 'USD', 'HKD') })
        .map(typedMoney)
    case 'decimal':
      return fc.tuple(fc.nat(9999), fc.nat(9999)).map(([whole, part]) => `${whole}.${part}`)
    case 'number':
      return fc.nat(24).map(String)
    case 'code':
      return codes(field)
    default:
      return words
  }
}

/** A code of any time for a record of no time; where a date decides, those that are valid at all times. */
function codes({ codes: table, dated, open }: Field): fc.Arbitrary<string> {
  const offered = (table?.codes ?? []).filter(
    ({ since, until }) => !dated || (since === undefined && until === undefined),
  )
  const named = fc.constantFrom(...offered.map(({ name }) => name))
  return open === false ? named : fc.oneof(named, words)
}

const words = fc
  .array(fc.constantFrom(...'张伟诸葛䶮𠮷欧阳娜, ·（）《》"\'<&;：；、0129ABz'), { minLength: 1, maxLength: 24 })
  .map((signs) => signs.join('').trim())
  .filter((text) => text !== '')

const dates: fc.Arbitrary<PartialDate> = fc
  .tuple(fc.integer({ min: 1950, max: 2026 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map(([year, month, day]) => {
    const two = (number: number) => String(number).padStart(2, '0')
    return partialDate(`${year}${month > 0 ? two(month) : ''}${month > 0 && day > 0 ? two(day) : ''}`) as PartialDate
  })

/** What has a form that no arbitrary text has. */
const specials: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id: fc.constantFrom('11010119750312999X', '110101197806129992'),
}

const anyFile = ({ kind }: Field): fc.Arbitrary<Value> =>
  fc.uuid().map((id): Value => {
    const blob = id as BlobId
    const paper: PaperRef = { blob, name: `附件 ${id.slice(0, 4)}.pdf`, type: 'application/pdf', bytes: 42 }
    return kind === 'file' ? paper : { blob, width: 640, height: 800 }
  })

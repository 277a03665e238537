import { codeOf } from '#domain/codes/code.ts'
import type { Field, Fields, Section, Value } from '#domain/dossiers/section.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import { shownMoney } from '#domain/money.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { codeName, type Language, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import { type Names, useNames } from './names.tsx'

/** What a field of a section is called. */
export const useFieldLabel = (section: Section): ((field: Field) => string) => {
  const t = useT()
  return (field) => t(`field.${section.key}.${field.key}` as MessageKey)
}

/** The words of a value; images have none, a paper is called by its name. */
export function valueText(
  field: Field,
  value: Value | undefined,
  language: Language,
  names: Names,
  yes: string,
): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? yes : ''
  if (typeof value === 'object') return objectText(field, value, language)
  if (field.kind === 'partial-date') return formatPartialDate(value as PartialDate)
  if (field.kind === 'unit') return names.unit(value as UnitId)
  if (field.kind === 'person') return names.person(value as PersonId)
  return String(value)
}

function objectText(field: Field, value: Extract<Value, object>, language: Language): string {
  if ('text' in value) return codedText(field, value, language)
  if ('cents' in value) return shownMoney(value)
  return 'name' in value ? value.name : ''
}

/** The text of the day stays as it was written; only English readers get the code's English name. */
function codedText(field: Field, value: { readonly code?: string; readonly text: string }, language: Language): string {
  const known = language === 'en' && field.codes && value.code ? codeOf(field.codes, value.code) : undefined
  return known ? codeName('en', known) : value.text
}

/** A value as it is read: dates with points, codes in the reader's language, persons by name. */
export const useValueText = (): ((field: Field, value: Value | undefined) => string) => {
  const [t, language, names] = [useT(), useLanguage(), useNames()]
  return (field, value) => valueText(field, value, language, names, t('value.yes'))
}

/** One line that names a record: its headline fields, as far as the viewer has them. */
export const useHeadline = (section: Section): ((fields: Fields) => string) => {
  const text = useValueText()
  return (fields) =>
    section.headline
      .flatMap((key) => {
        const field = section.fields.find((known) => known.key === key)
        return field ? [text(field, fields[key])] : []
      })
      .filter(Boolean)
      .join(' · ')
}

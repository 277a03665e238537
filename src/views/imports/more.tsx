import type { Field } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { FieldInput } from './field-input.tsx'
import type { OfRecord } from './of-record.ts'

/** Fields that the file leaves blank, out of the way until somebody wants them. */
export const More = (props: OfRecord & { readonly fields: readonly Field[] }) => {
  const { section, fields } = props
  const t = useT()
  const names = fields.map(({ key }) => t(`field.${section.key}.${key}` as MessageKey))
  const alone = fields.length === 1
  const inputs = fields.map((field) => (
    <FieldInput {...props} field={field} problem={undefined} named={alone ? 'inside' : 'above'} />
  ))
  return (
    <details class="more">
      <summary>{alone ? names[0] : t('import.silent', { fields: names.join(t('kit.comma')) })}</summary>
      {alone ? inputs : <div class="cell-fields">{inputs}</div>}
    </details>
  )
}

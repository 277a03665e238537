import type { Problems } from '#domain/dossiers/form.ts'
import type { Field, Section } from '#domain/dossiers/section.ts'
import { type Lacks, lackingAt } from '#domain/prints/lacking.ts'
import { codeName, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import { Checkbox, FieldGrid, FileInput, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { useFieldLabel } from './value.tsx'

export type Choices = {
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly persons: readonly { readonly id: string; readonly name: string }[]
}

type Props = {
  readonly section: Section
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly choices: Choices
  /** What no face at hand can print: said beside the field, and no reason to refuse it. */
  readonly lacks: Lacks
}

/** The fields of a record as its section declares them, with what was typed and what is wrong with it. */
export const RecordFields = ({ section, ...props }: Props) => {
  const narrow = section.fields.filter(({ kind }) => kind !== 'long-text')
  const wide = section.fields.filter(({ kind }) => kind === 'long-text')
  return (
    <>
      <FieldGrid>
        {narrow.map((field) => (
          <RecordField {...props} section={section} field={field} />
        ))}
      </FieldGrid>
      {wide.map((field) => (
        <RecordField {...props} section={section} field={field} />
      ))}
    </>
  )
}

const RecordField = ({ section, field, typed, problems, choices, lacks }: Props & { field: Field }) => {
  const [t, language, labelOf] = [useT(), useLanguage(), useFieldLabel(section)]
  const problem = problems[field.key]
  const value = typed(field.key)
  const unprintable = lackingAt(section, field, value, lacks).join('、')
  const below = (said: string | undefined) =>
    unprintable === '' ? (
      said
    ) : (
      <>
        {said} <span class="amber-text">{t('doubt.no-face', { text: unprintable })}</span>
      </>
    )
  const own = field.help ? t(`help.${section.key}.${field.key}` as MessageKey) : undefined
  const help = below(own)
  const common = {
    label: labelOf(field),
    name: field.key,
    required: field.required,
    ...(problem !== undefined && { problem: t(`field.${problem}` as MessageKey) }),
  }
  switch (field.kind) {
    case 'long-text':
      return <TextArea {...common} help={help} value={value} rows={3} max={field.max ?? 4000} />
    case 'partial-date':
      return (
        <Input
          {...common}
          help={below(own ?? t('form.date-hint'))}
          value={dotted(value)}
          size={12}
          inputmode="decimal"
        />
      )
    case 'code':
      return field.open === false ? (
        <Select
          {...common}
          help={help}
          value={value}
          empty={t('form.choose')}
          options={(field.codes?.codes ?? []).map((code) => ({ value: code.name, label: codeName(language, code) }))}
        />
      ) : (
        <Input
          {...common}
          help={below(own ?? t('form.code-hint'))}
          value={value}
          max={field.max ?? 200}
          list={field.codes?.codes.map(({ name }) => name)}
        />
      )
    case 'unit':
      return (
        <Select
          {...common}
          help={help}
          value={value}
          empty={t('form.choose')}
          options={choices.units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )
    case 'person':
      // Nobody on file could be meant, so there is nothing to answer.
      if (choices.persons.length === 0 && value === '' && problem === undefined) return null
      return (
        <Select
          {...common}
          help={help}
          value={value}
          empty={t('form.kin-none')}
          options={choices.persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )
    case 'flag':
      return <Checkbox {...common} help={help} value="yes" checked={value === 'yes'} />
    case 'file':
      return null
    case 'image':
      return <FileInput {...common} help={help} accept="image/jpeg,image/png,image/tiff" />
    default:
      return <Input {...common} help={help} value={value} max={field.max ?? 200} />
  }
}

/** A stored date as a person would write it; what was mistyped stays as it was typed. */
const dotted = (value: string) =>
  /^\d{6}(\d{2})?$/.test(value)
    ? [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)].filter(Boolean).join('.')
    : value

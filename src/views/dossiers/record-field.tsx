import { offeredIn } from '#domain/codes/code.ts'
import { yearOf } from '#domain/dossiers/form.ts'
import type { Field, PaperRef, Section } from '#domain/dossiers/section.ts'
import { lackingAt } from '#domain/prints/lacking.ts'
import { sourceOf } from '#domain/suggestions/sources.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { FileInput, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { Checkbox, TickGroup } from '#views/kit/ticks.tsx'
import { helpFor } from '#views/kit/why.tsx'
import { paths } from '#views/paths.ts'
import { CodeInput } from './code-input.tsx'
import { PaperInput } from './paper-input.tsx'
import type { RecordFieldsProps } from './record-fields.tsx'
import { useFieldLabel } from './value.tsx'

/** The control of one field, by its kind, with what is wrong and what cannot be printed. */
export const RecordField = ({
  section,
  field,
  scope,
  typed,
  problems,
  choices,
  lacks,
  stored,
  lists,
  prefix = '',
}: RecordFieldsProps & { field: Field }) => {
  const [t, labelOf] = [useT(), useFieldLabel(section)]
  const problem = problems[field.key]
  const value = typed(field.key)
  const unprintable = lackingAt(section, field, value, lacks).join(t('kit.comma'))
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
    name: `${prefix}${field.key}`,
    id: idIn(scope, field),
    required: field.required,
    why: helpFor(section.key, field.key),
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
      return (
        <CodeInput
          {...common}
          field={field}
          help={field.open === false ? help : below(own ?? t('form.code-hint'))}
          value={value}
          offered={field.codes ? offeredIn(field.codes, yearOf(field, typed) ?? choices.year, choices.kind) : []}
        />
      )
    case 'post':
      return <Input {...common} help={help} value={value} max={200} list={choices.posts.map(({ name }) => name)} />
    case 'money':
    case 'decimal':
    case 'number':
      return <Input {...common} help={help} value={value} size={16} inputmode="decimal" />
    case 'unit':
      return (
        <Select
          {...common}
          help={help}
          value={value}
          empty={t('form.choose')}
          options={choices.units.map(({ id, name, entity }) => ({ value: id, label: name, group: entity }))}
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
      return <PaperInput {...common} help={help} kept={stored?.[field.key] as PaperRef | undefined} />
    case 'image':
      return <FileInput {...common} help={help} accept="image/jpeg,image/png,image/tiff" />
    default:
      return (
        <Input
          {...common}
          help={help}
          value={value}
          max={field.max ?? 200}
          suggests={suggestionsFor(section, field)}
          list={lists?.[field.key]}
        />
      )
  }
}

/** Unique on a page that shows several forms; alone on its page a field is called by its name. */
const idIn = (scope: string | undefined, { key }: Field) => (scope === undefined ? undefined : `field-${scope}-${key}`)

/** Some of what is there already, each with its tick. */
export const TickedField = ({ section, field, typed, problems, ticks }: RecordFieldsProps & { field: Field }) => {
  const [t, labelOf] = [useT(), useFieldLabel(section)]
  const [offered, chosen] = [ticks?.[field.key] ?? [], typed(field.key).split('\n')]
  if (offered.length === 0 && !field.required && problems[field.key] === undefined) return null
  return (
    <TickGroup
      name={field.key}
      label={labelOf(field)}
      required={field.required}
      problem={problems[field.key] && t(`field.${problems[field.key]}` as MessageKey)}
      help={field.help && t(`help.${section.key}.${field.key}` as MessageKey)}
      options={offered}
      chosen={chosen}
      empty={t('form.nothing-to-tick')}
    />
  )
}

/** Where the house holds texts of this field already. */
const suggestionsFor = (section: Section, { key }: Field): string | undefined =>
  sourceOf(section.key, key) && paths.suggestions(section.key, key)

/** A stored date as a person would write it; what was mistyped stays as it was typed. */
const dotted = (value: string) =>
  /^\d{6}(\d{2})?$/.test(value)
    ? [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)].filter(Boolean).join('.')
    : value

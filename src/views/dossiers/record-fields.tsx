import type { Child } from 'hono/jsx'
import { type Code, offeredIn } from '#domain/codes/code.ts'
import { type Problems, yearOf } from '#domain/dossiers/form.ts'
import type { PostChoice } from '#domain/dossiers/posts.ts'
import type { Field, Fields, PaperRef, Section } from '#domain/dossiers/section.ts'
import { type Lacks, lackingAt } from '#domain/prints/lacking.ts'
import { sourceOf } from '#domain/suggestions/sources.ts'
import { codeName, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import { Checkbox, FieldGrid, FileInput, Input, Select, TextArea, TickGroup } from '#views/kit/fields.tsx'
import { paths } from '#views/paths.ts'
import { useFieldLabel } from './value.tsx'

export type Choices = {
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly persons: readonly { readonly id: string; readonly name: string }[]
  readonly posts: readonly PostChoice[]
  /** Whose codes are offered where the record itself names no year. */
  readonly year: number
  /** The code of 人员类别, where the viewer may know it: of ladders that differ by kind, the person's own is offered. */
  readonly kind?: string | undefined
}

type Props = {
  readonly section: Section
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly choices: Choices
  /** What no face at hand can print: said beside the field, and no reason to refuse it. */
  readonly lacks: Lacks
  /** The record as it is: a paper that it has is named, and can be taken out. */
  readonly stored?: Fields | undefined
  /** What may be meant in a field of words, by the field: offered and not asked for. */
  readonly lists?: Readonly<Record<string, readonly string[]>> | undefined
  /** What may be ticked, by the field: nothing else is meant by it, and what is ticked stands a line each. */
  readonly ticks?: Readonly<Record<string, readonly string[]>> | undefined
}

/** The fields of a record as its section declares them, with what was typed and what is wrong with it. */
export const RecordFields = ({ section, ...props }: Props) => {
  const ticked = section.fields.filter(({ key }) => props.ticks && key in props.ticks)
  const narrow = section.fields.filter((field) => field.kind !== 'long-text' && !ticked.includes(field))
  const wide = section.fields.filter(({ kind }) => kind === 'long-text')
  return (
    <>
      {ticked.map((field) => (
        <TickedField {...props} section={section} field={field} />
      ))}
      <FieldGrid>
        {standingTogether(narrow).map((fields) => {
          const drawn = fields.map((field) => <RecordField {...props} section={section} field={field} />)
          return fields.length > 1 ? <div class="together">{drawn}</div> : drawn
        })}
      </FieldGrid>
      {wide.map((field) => (
        <RecordField {...props} section={section} field={field} />
      ))}
    </>
  )
}

/** The fields in their order, those that stand with one before them beside it. */
export function standingTogether(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = []
  for (const field of fields) {
    const row = field.with === undefined ? undefined : rows.find((known) => known[0]?.key === field.with)
    if (row) row.push(field)
    else rows.push([field])
  }
  return rows
}

const RecordField = ({ section, field, typed, problems, choices, lacks, stored, lists }: Props & { field: Field }) => {
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
      return <PaperInput {...common} help={help} name={field.key} kept={stored?.[field.key] as PaperRef | undefined} />
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

/** Some of what is there already, each with its tick. */
const TickedField = ({ section, field, typed, problems, ticks }: Props & { field: Field }) => {
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

type CodeProps = {
  readonly field: Field
  readonly label: string
  readonly name: string
  readonly required: boolean | undefined
  readonly problem?: string
  readonly help: Child
  readonly value: string
  readonly offered: readonly Code[]
}

/** Chosen where only the table may answer; elsewhere typed, with the table's names at hand. */
const CodeInput = ({ field, offered, ...common }: CodeProps) => {
  const [t, language] = [useT(), useLanguage()]
  return field.open === false ? (
    <Select
      {...common}
      empty={t('form.choose')}
      options={offered.map((code) => ({ value: code.name, label: codeName(language, code) }))}
    />
  ) : (
    <Input {...common} max={field.max ?? 200} list={offered.map(({ name }) => name)} />
  )
}

type PaperProps = {
  readonly label: string
  readonly name: string
  readonly problem?: string
  readonly help: Child
  readonly kept: PaperRef | undefined
}

/** A paper to send; the one that is there is named and can be taken out. */
const PaperInput = ({ kept, help, ...common }: PaperProps) => {
  const t = useT()
  return (
    <div>
      <FileInput
        {...common}
        help={
          <>
            {help} {kept ? t('paper.kept', { name: kept.name }) : t('paper.accepts')}
          </>
        }
        accept="application/pdf,image/jpeg,image/png,image/tiff"
      />
      {kept && <Checkbox name={`${common.name}.remove`} value="yes" label={t('paper.remove')} />}
    </div>
  )
}

/** A stored date as a person would write it; what was mistyped stays as it was typed. */
const dotted = (value: string) =>
  /^\d{6}(\d{2})?$/.test(value)
    ? [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)].filter(Boolean).join('.')
    : value

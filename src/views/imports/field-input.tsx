import type { Field, Section } from '#domain/dossiers/section.ts'
import { isAsRead } from '#domain/imports/doubts.ts'
import type { DraftRecord } from '#domain/imports/draft.ts'
import { shownText } from '#domain/imports/mending.ts'
import { codeName, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'

export type Choice = { readonly id: string; readonly name: string }

type Props = {
  readonly section: Section
  readonly record: DraftRecord
  readonly field: Field
  readonly problem: string | undefined
  readonly units: readonly Choice[]
  readonly persons: readonly Choice[]
  /** Where its name stands: above it, or inside while it is empty because the surroundings say it. */
  readonly named: 'above' | 'inside'
}

/** One value as understood, to be mended in place. Small: dozens of them stand on the page. */
export const FieldInput = (props: Props) => {
  const { section, record, field, problem, named } = props
  const t = useT()
  const id = `${record.key}.${field.key}`
  const mended = !record.added && !isAsRead(record, field.key) && <span class="pill jade">{t('import.changed')}</span>
  return (
    <div class={`cell-field ${widthOf(section, field)}${problem === undefined ? '' : ' wrong'}`}>
      {named === 'above' && (
        <label for={id}>
          {t(`field.${section.key}.${field.key}` as MessageKey)} {mended}
        </label>
      )}
      <Control {...props} id={id} />
      {named === 'inside' && mended}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {t(`field.${problem}` as MessageKey)}
        </p>
      )}
    </div>
  )
}

/** Dates and codes are narrow, so that a line of life stays a line. */
function widthOf({ key }: Section, { kind, key: field }: Field): string {
  if (kind === 'partial-date') return 'narrow'
  if (kind === 'flag') return 'flag'
  if (kind === 'code' || (key === 'family' && field === 'name')) return 'middle'
  return (kind === 'long-text' && field !== 'text') || field === 'school' ? 'whole' : 'wide'
}

const Control = ({ section, record, field, problem, units, persons, named, id }: Props & { id: string }) => {
  const [t, language] = [useT(), useLanguage()]
  const value = shownText(record, field)
  const label = t(`field.${section.key}.${field.key}` as MessageKey)
  const inside = named === 'inside'
  const common = {
    name: id,
    id: inside && problem === undefined ? undefined : id,
    'aria-label': inside ? label : undefined,
    'aria-invalid': problem === undefined ? undefined : ('true' as const),
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    autofocus: problem !== undefined || undefined,
  }
  const placeholder = inside && value === '' ? label : undefined
  const options = (choices: readonly Choice[], empty: string) => (
    <select {...common}>
      <option value="">{empty}</option>
      {choices.map((choice) => (
        <option value={choice.id} selected={choice.id === value || undefined}>
          {choice.name}
        </option>
      ))}
    </select>
  )
  switch (field.kind) {
    case 'unit':
      return options(units, t('form.choose'))
    case 'person':
      return options(persons, t('import.kin-none'))
    case 'flag':
      return (
        <>
          <input type="checkbox" {...common} value="yes" checked={value === 'yes' || undefined} />
          <input type="hidden" name={id} value="" />
        </>
      )
    case 'code':
      return field.open === false ? (
        options(
          (field.codes?.codes ?? []).map((code) => ({ id: code.name, name: codeName(language, code) })),
          t('form.choose'),
        )
      ) : (
        <input {...common} value={value} placeholder={placeholder} list={`codes-${field.codes?.key}`} />
      )
    case 'long-text':
      return (
        <textarea {...common} rows={rowsFor(value, section)} placeholder={placeholder}>
          {value}
        </textarea>
      )
    default:
      return <input {...common} value={value} placeholder={placeholder} />
  }
}

const rowsFor = (value: string, { key }: Section) => {
  const perLine = key === 'resume' ? 26 : 34
  const rows = value.split('\n').map((line) => Math.max(1, Math.ceil(line.length / perLine)))
  return Math.min(
    8,
    rows.reduce((sum, count) => sum + count, 0),
  )
}

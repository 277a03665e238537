import type { Field, Section } from '#domain/dossiers/section.ts'
import { type DraftRecord, isAsRead } from '#domain/exchange/draft.ts'
import { shownText } from '#domain/exchange/mending.ts'
import { codeName, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'

export type Choice = { readonly id: string; readonly name: string }

type Props = {
  readonly section: Section
  readonly record: DraftRecord
  readonly field: Field
  readonly problem: string | undefined
  readonly units: readonly Choice[]
  readonly persons: readonly Choice[]
  /** The row names the field already. */
  readonly alone?: boolean
}

/** One value as understood, to be mended in place. Small: dozens of them stand on the page. */
export const FieldInput = (props: Props) => {
  const { section, record, field, problem, alone } = props
  const t = useT()
  const id = `${record.key}.${field.key}`
  const mended = !record.added && !isAsRead(record, field.key)
  return (
    <div class={`cell-field ${widthOf(section, field)}${problem === undefined ? '' : ' wrong'}`}>
      <label for={id} class={alone ? 'visually-hidden' : undefined}>
        {t(`field.${section.key}.${field.key}` as MessageKey)}
        {mended && <span class="pill jade">{t('import.changed')}</span>}
      </label>
      <Control {...props} id={id} />
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {t(`field.${problem}` as MessageKey)}
        </p>
      )}
    </div>
  )
}

/** Lines of a résumé and the like keep dates narrow, so that a row stays a row. */
function widthOf({ key }: Section, { kind, key: field }: Field): string {
  if (kind === 'partial-date') return 'narrow'
  if (kind === 'flag') return 'flag'
  if (kind === 'code' || (key === 'family' && field === 'name')) return 'middle'
  return kind === 'long-text' && field !== 'text' ? 'whole' : 'wide'
}

const Control = ({ section, record, field, problem, units, persons, id }: Props & { id: string }) => {
  const [t, language] = [useT(), useLanguage()]
  const value = shownText(record, field)
  const common = {
    id,
    name: id,
    'aria-invalid': problem === undefined ? undefined : ('true' as const),
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    autofocus: problem !== undefined || undefined,
  }
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
        <input type="text" {...common} value={value} list={`codes-${field.codes?.key}`} autocomplete="off" />
      )
    case 'long-text':
      return (
        <textarea {...common} rows={rowsFor(value, section)} maxlength={field.max ?? 4000}>
          {value}
        </textarea>
      )
    default:
      return <input type="text" {...common} value={value} maxlength={field.max ?? 200} autocomplete="off" />
  }
}

const rowsFor = (value: string, { key }: Section) => {
  const perLine = key === 'resume' ? 30 : 36
  return Math.min(
    8,
    value.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / perLine)), 0),
  )
}

import { useT } from '#views/i18n/index.ts'
import { Below, control, type FieldProps, idOf } from './field.tsx'
import type { Option } from './fields.tsx'

/** A tick with its sentence beside it. */
export const Checkbox = ({
  value = 'on',
  checked,
  ...field
}: FieldProps & { value?: string; checked?: boolean | undefined }) => (
  <div class={['field tickbox', field.problem !== undefined && 'wrong', field.class].filter(Boolean).join(' ')}>
    <label>
      <input type="checkbox" {...control(field)} value={value} checked={checked || undefined} />
      <span>{field.label}</span>
    </label>
    <Below {...field} />
  </div>
)

/** Some of a few, each with its tick; `empty` where there are none. */
export const TickGroup = ({
  options,
  chosen,
  empty,
  ...field
}: FieldProps & {
  options: readonly (string | Pick<Option, 'value' | 'label'>)[]
  chosen: readonly string[]
  empty: string
}) => {
  const t = useT()
  const [help, problem] = [field.help && `${idOf(field)}-help`, field.problem && `${idOf(field)}-problem`]
  return (
    <fieldset
      class={['field tick-group', field.problem !== undefined && 'wrong'].filter(Boolean).join(' ')}
      aria-describedby={[problem, help].filter(Boolean).join(' ') || undefined}
    >
      <legend>
        {field.label}
        {field.required && <small>{t('kit.required')}</small>}
      </legend>
      {options.length === 0 && <p class="hint">{empty}</p>}
      {options
        .map((option) => (typeof option === 'string' ? { value: option, label: option } : option))
        .map(({ value, label }, at) => (
          <label>
            <input
              type="checkbox"
              name={field.name}
              value={value}
              checked={chosen.includes(value) || undefined}
              autofocus={(at === 0 && field.problem !== undefined) || undefined}
            />
            <span>{label}</span>
          </label>
        ))}
      <Below {...field} />
    </fieldset>
  )
}

import type { Child, PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { useRendering } from './rendering.tsx'
import { type HelpKey, Why } from './why.tsx'

type Common = {
  label: Child
  name: string
  /** Unique in the page; by default made from the name. */
  id?: string | undefined
  /** The sentence that says what is wrong; the field then takes the focus. */
  problem?: string | undefined
  help?: Child
  /** What to write here, for whoever asks. */
  why?: HelpKey | undefined
  required?: boolean | undefined
  /** Named for those who do not see it only: the surroundings say it already. */
  hideLabel?: boolean | undefined
  class?: string | undefined
}

const idOf = ({ id, name }: { id?: string | undefined; name: string }) => id ?? `field-${name}`

/** What every control of a field carries: identity, whether it is wrong, and where that is said. */
const control = (field: Common) => ({
  id: idOf(field),
  name: field.name,
  'aria-required': field.required ? ('true' as const) : undefined,
  'aria-invalid': field.problem === undefined ? undefined : ('true' as const),
  'aria-describedby':
    [field.problem !== undefined && `${idOf(field)}-problem`, field.help && `${idOf(field)}-help`]
      .filter(Boolean)
      .join(' ') || undefined,
  autofocus: field.problem !== undefined || undefined,
})

/** Label above, control, what is wrong or what helps below. */
export const Field = ({ children, ...field }: PropsWithChildren<Common>) => {
  const t = useT()
  return (
    <div class={['field', field.problem !== undefined && 'wrong', field.class].filter(Boolean).join(' ')}>
      <label for={idOf(field)} class={field.hideLabel ? 'visually-hidden' : undefined}>
        {field.label}
        {field.required && <small>{t('kit.required')}</small>}
      </label>
      {children}
      <Below {...field} />
    </div>
  )
}

const Below = (field: Common) => (
  <>
    {field.problem !== undefined && (
      <p class="problem" id={`${idOf(field)}-problem`}>
        {field.problem}
      </p>
    )}
    {field.help && (
      <p class="help" id={`${idOf(field)}-help`}>
        {field.help}
      </p>
    )}
    {field.why && <Why of={field.why} id={idOf(field)} />}
  </>
)

/** Filled in by app.js when the text comes near its limit; the server refuses what is beyond it. */
const Count = ({ max }: { max: number | undefined }) => (max === undefined ? null : <output class="count" hidden />)

type InputProps = Common & {
  value?: string | number | undefined
  type?: 'text' | 'password' | 'search' | 'date' | 'number' | 'month'
  placeholder?: string
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'none'
  max?: number | undefined
  /** Width in characters, for codes and dates; otherwise as wide as there is room. */
  size?: number
  autofocus?: boolean
  readonly?: boolean
  /** Known values to pick from while typing; anything else may be typed too. */
  list?: readonly string[] | undefined
  /** The address that answers what else may stand here, as options, while it is typed. */
  suggests?: string | undefined
  /** Codes of this form stay here when scanned; a pattern without anchors. Any other scan goes where scans go. */
  takes?: string | undefined
  /** The id of the form it belongs to when it stands outside. */
  form?: string | undefined
}

/** One line to type into, with label, help and what is wrong. */
export const Input = ({
  value,
  type = 'text',
  placeholder,
  autocomplete = 'off',
  inputmode,
  max,
  size,
  autofocus,
  readonly,
  list,
  suggests,
  takes,
  form,
  ...field
}: InputProps) => (
  <Field {...field}>
    <input
      {...control(field)}
      type={type}
      form={form}
      value={value}
      placeholder={placeholder}
      autocomplete={autocomplete}
      inputmode={inputmode}
      data-max={max}
      size={size}
      readonly={readonly}
      list={(list ?? suggests) && `${idOf(field)}-list`}
      {...(suggests === undefined ? {} : suggesting(suggests, `${idOf(field)}-list`))}
      data-takes={takes}
      {...(autofocus ? { autofocus: true } : {})}
    />
    <Count max={max} />
    {(list ?? suggests) && (
      <datalist id={`${idOf(field)}-list`}>
        {list?.map((text) => (
          <option value={text} />
        ))}
      </datalist>
    )}
  </Field>
)

/** Asked once the text stands, never with half a syllable (app.js). */
const suggesting = (address: string, list: string) => ({
  'data-suggest': list,
  'hx-get': address,
  'hx-trigger': 'settled changed delay:120ms',
  'hx-target': `#${list}`,
  'hx-swap': 'innerHTML',
  'hx-sync': 'this:replace',
  'hx-nonce': useRendering().nonce,
  'hx-status:429': 'swap:none',
  'hx-status:4xx': 'swap:none',
  'hx-status:5xx': 'swap:none',
})

/** Several lines to type into; counts when the text comes near its limit. */
export const TextArea = ({
  value,
  placeholder,
  rows = 3,
  max,
  drawn,
  form,
  ...field
}: Common & {
  value?: string | undefined
  placeholder?: string
  rows?: number
  max?: number | undefined
  /** What stands here when the page is drawn anew, where this one shows what was sent and not saved (keeping.js). */
  drawn?: string
  /** The form that it belongs to, where it stands in none. */
  form?: string
}) => (
  <Field {...field}>
    <textarea {...control(field)} rows={rows} placeholder={placeholder} data-max={max} data-drawn={drawn} form={form}>
      {value}
    </textarea>
    <Count max={max} />
  </Field>
)

export type Option = {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
  /** Under which heading it stands, where a list has several. */
  readonly group?: string | undefined
}

/** One of a known list. `empty` is the line for no choice; without it the first option is taken. */
export const Select = ({
  value,
  options,
  empty,
  ...field
}: Common & {
  value?: string | undefined
  options: readonly Option[]
  empty?: string | undefined
}) => (
  <Field {...field}>
    <select {...control(field)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {[...Map.groupBy(options, ({ group }) => group)].map(([group, all]) => {
        const drawn = all.map((option) => (
          <option
            value={option.value}
            selected={option.value === value || undefined}
            disabled={option.disabled || undefined}
          >
            {option.label}
          </option>
        ))
        return group === undefined ? drawn : <optgroup label={group}>{drawn}</optgroup>
      })}
    </select>
  </Field>
)

/** A tick with its sentence beside it. */
export const Checkbox = ({
  value = 'on',
  checked,
  ...field
}: Common & { value?: string; checked?: boolean | undefined }) => (
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
}: Common & {
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

/** Files to send; app.js shows their names and sizes, and pictures as pictures, before they go. */
export const FileInput = ({
  accept,
  multiple,
  folder,
  ...field
}: Common & {
  accept?: string
  multiple?: boolean
  /** A folder is chosen, with everything that lies in it. */
  folder?: boolean
}) => (
  <Field {...field}>
    <input
      type="file"
      {...control(field)}
      accept={accept}
      multiple={multiple || undefined}
      {...(folder && { webkitdirectory: true })}
      data-preview={`${idOf(field)}-preview`}
    />
    <ul class="preview" id={`${idOf(field)}-preview`} aria-live="polite" />
  </Field>
)

/** Fields two or three abreast where there is room. */
export const FieldGrid = ({ children }: PropsWithChildren) => <div class="field-grid">{children}</div>

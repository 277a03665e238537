import type { PropsWithChildren } from 'hono/jsx'
import { control, Field, type FieldProps, idOf } from './field.tsx'
import { useRendering } from './rendering.tsx'

/** Filled in by app.js when the text comes near its limit; the server refuses what is beyond it. */
const Count = ({ max }: { max: number | undefined }) => (max === undefined ? null : <output class="count" hidden />)

type InputProps = FieldProps & {
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
}: FieldProps & {
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
}: FieldProps & {
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

/** Files to send; app.js shows their names and sizes, and pictures as pictures, before they go. */
export const FileInput = ({
  accept,
  multiple,
  folder,
  ...field
}: FieldProps & {
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

import type { Child, PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { type HelpKey, Why } from './why.tsx'

export type FieldProps = {
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

/** The id of the control; what is said of it has ids made from it. */
export const idOf = ({ id, name }: { id?: string | undefined; name: string }) => id ?? `field-${name}`

/** What every control of a field carries: identity, whether it is wrong, and where that is said. */
export const control = (field: FieldProps) => ({
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
export const Field = ({ children, ...field }: PropsWithChildren<FieldProps>) => {
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

/** What is wrong, what helps, and what to write here. */
export const Below = (field: FieldProps) => (
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

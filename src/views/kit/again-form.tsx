import type { PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{ action: string; fields: readonly (readonly [name: string, value: string])[] }>

/** A form exactly as it came, its mark included, to be sent once more: it stays the command that it was. */
export const AgainForm = ({ action, fields, children }: Props) => (
  <form method="post" action={action} class="form-foot">
    {fields.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
)

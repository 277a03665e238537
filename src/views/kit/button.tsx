import type { PropsWithChildren } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** `go`: the one main action of a page. `stop`: refusal or withdrawal, plain with red text. */
export type ButtonKind = 'go' | 'plain' | 'stop' | 'quiet'

type Look = { kind?: ButtonKind; icon?: IconName | undefined; small?: boolean; class?: string | undefined }

const classOf = ({ kind = 'plain', small, class: className }: Look) =>
  ['btn', kind, small && 'small', className].filter(Boolean).join(' ')

type ButtonProps = PropsWithChildren<
  Look & {
    type?: 'submit' | 'button'
    name?: string
    value?: string
    /** Why it cannot be pressed now; shown beside it. */
    disabledBecause?: string | undefined
    id?: string
    label?: string
    /** The id of the form it belongs to when it stands outside. */
    form?: string
    /** Sends the form elsewhere than its action. */
    formaction?: string
  }
>

/** A verb. A button that may not be pressed says why; one that may never be pressed is not there. */
export const Button = ({
  type = 'submit',
  name,
  value,
  disabledBecause,
  id,
  label,
  form,
  formaction,
  children,
  ...look
}: ButtonProps) => {
  const button = (
    <button
      type={type}
      name={name}
      value={value}
      id={id}
      class={classOf(look)}
      aria-label={label}
      form={form}
      formaction={formaction}
      disabled={disabledBecause !== undefined}
    >
      {look.icon && <Icon name={look.icon} />}
      <span>{children}</span>
    </button>
  )
  if (disabledBecause === undefined) return button
  return (
    <span class="with-reason">
      {button}
      <small>{disabledBecause}</small>
    </span>
  )
}

type LinkProps = PropsWithChildren<
  Look & {
    href: string
    /** A file to keep; htmx leaves it to the browser. */
    download?: boolean
    newTab?: boolean
    label?: string
  }
>

/** A link that looks like a button: leads somewhere and changes nothing. */
export const LinkButton = ({ href, download, newTab, label, children, ...look }: LinkProps) => (
  <a
    href={href}
    class={classOf(look)}
    aria-label={label}
    download={download || undefined}
    target={newTab ? '_blank' : undefined}
    rel={newTab ? 'noopener' : undefined}
  >
    {look.icon && <Icon name={look.icon} />}
    <span>{children}</span>
  </a>
)

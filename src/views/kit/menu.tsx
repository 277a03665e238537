import type { Child, PropsWithChildren } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

type Props = PropsWithChildren<{
  label: Child
  kind?: 'plain' | 'go' | 'chip' | 'quiet'
  icon?: IconName
  /** Which edge of the button the panel keeps to. */
  align?: 'start' | 'end'
  on?: boolean
  /** Open from the start: something in it needs a look. */
  open?: boolean
  /** A label for the summary where the visible one is not enough. */
  name?: string
}>

/** A button that opens a panel of links or fields. A native disclosure: it works without script. */
export const Menu = ({ label, kind = 'plain', icon, align = 'start', on, open, name, children }: Props) => (
  <details class={`menu ${align}`} open={open}>
    <summary class={`${kind === 'chip' ? 'chip' : `btn ${kind}`}${on ? ' on' : ''}`} aria-label={name}>
      {icon && <Icon name={icon} />}
      <span>{label}</span>
      <Icon name="chevron-down" />
    </summary>
    <div class="panel">{children}</div>
  </details>
)

/** A line of a menu. */
export const MenuLink = ({
  href,
  detail,
  current,
  download,
  children,
}: PropsWithChildren<{
  href: string
  detail?: Child
  current?: boolean
  download?: boolean
}>) => (
  <a class="panel-link" href={href} aria-current={current ? 'true' : undefined} download={download || undefined}>
    <span>{children}</span>
    {detail && <small>{detail}</small>}
  </a>
)

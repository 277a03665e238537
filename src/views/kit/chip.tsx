import type { Child, PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Icon } from './icon.tsx'

type Props = {
  href: string
  /** A condition that holds; following the link takes it away. */
  on?: boolean
  /** The condition in plain words, for the label of the cross. */
  name: string
  children?: Child
}

/** A filter, on or off. It is a link, so that every filtered list has an address. */
export const Chip = ({ href, on, name, children }: Props) => {
  const t = useT()
  if (!on)
    return (
      <a class="chip" href={href}>
        {children ?? name}
      </a>
    )
  return (
    <a class="chip on" href={href} aria-label={t('kit.remove', { name })}>
      <span>{children ?? name}</span>
      <Icon name="x" />
    </a>
  )
}

/** A row of chips and menus above a list. */
export const Chips = ({ label, end, children }: PropsWithChildren<{ label: string; end?: Child }>) => (
  <fieldset class="chips" aria-label={label}>
    {children}
    {end && <div class="chips-end">{end}</div>}
  </fieldset>
)

import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

export type SectionLink = {
  readonly href: string
  readonly label: Child
  /** A count, 无, ✓, or what is wrong. */
  readonly state?: Child
  readonly tone?: 'amber' | 'jade' | undefined
  readonly current?: boolean | undefined
}

/** The sections that the viewer may see, each with its state. The others are not there. */
export const SectionMenu = ({ items }: { items: readonly SectionLink[] }) => {
  const t = useT()
  return (
    <nav class="section-menu" aria-label={t('kit.sections')}>
      {items.map(({ href, label, state, tone, current }) => (
        <a href={href} aria-current={current ? 'true' : undefined}>
          <span>{label}</span>
          {state !== undefined && <small class={tone}>{state}</small>}
        </a>
      ))}
    </nav>
  )
}

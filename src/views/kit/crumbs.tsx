import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

export type Crumb = { readonly label: Child; readonly href?: string | undefined }

/** Where this page hangs, from the place in the rail downwards. `aside`: previous and next of the list it came from. */
export const Crumbs = ({ items, aside }: { items: readonly Crumb[]; aside?: Child }) => {
  const t = useT()
  return (
    <nav class="crumbs" aria-label={t('kit.crumbs')}>
      <ol>
        {items.map(({ label, href }) => (
          <li>{href === undefined ? <span>{label}</span> : <a href={href}>{label}</a>}</li>
        ))}
      </ol>
      {aside}
    </nav>
  )
}

/** The neighbours of a page in the list it was opened from. */
export const Neighbours = ({ previous, next }: { previous?: Crumb | undefined; next?: Crumb | undefined }) => (
  <span class="neighbours">
    {previous?.href !== undefined && (
      <a href={previous.href} rel="prev" data-neighbour="previous">
        ‹ {previous.label}
      </a>
    )}
    {next?.href !== undefined && (
      <a href={next.href} rel="next" data-neighbour="next">
        {next.label} ›
      </a>
    )}
  </span>
)

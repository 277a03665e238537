import type { Child } from 'hono/jsx'

export type Tab = {
  readonly href: string
  readonly label: Child
  readonly count?: number | undefined
  readonly current?: boolean
}

/** Views of the same thing, each with its own address. */
export const Tabs = ({ items, label }: { items: readonly Tab[]; label: string }) => (
  <nav class="tabs" aria-label={label}>
    {items.map(({ href, label, count, current }) => (
      <a href={href} aria-current={current ? 'page' : undefined}>
        {label}
        {count !== undefined && <small>{count}</small>}
      </a>
    ))}
  </nav>
)

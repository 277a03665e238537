import type { Child } from 'hono/jsx'

export type Line = {
  readonly start?: Child
  readonly text: Child
  readonly end?: Child
  readonly href?: string | undefined
}

/** Short lines in a card: when, what, how many. */
export const Lines = ({ items, label }: { items: readonly Line[]; label?: string }) => (
  <ul class="lines" aria-label={label}>
    {items.map(({ start, text, end, href }) => (
      <li>
        {start !== undefined && <span class="line-start">{start}</span>}
        <span class="line-text">{href === undefined ? text : <a href={href}>{text}</a>}</span>
        {end !== undefined && <span class="line-end">{end}</span>}
      </li>
    ))}
  </ul>
)

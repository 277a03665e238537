import type { Child } from 'hono/jsx'

export type Figure = {
  readonly value: Child
  readonly label: Child
  readonly href?: string | undefined
  readonly tone?: 'seal' | undefined
}

/** Numbers that lead to the names behind them. */
export const Figures = ({ items }: { items: readonly Figure[] }) => (
  <ul class="figures">
    {items.map(({ value, label, href, tone }) => (
      <li class={tone}>
        {href === undefined ? (
          <div>
            <b>{value}</b>
            <span>{label}</span>
          </div>
        ) : (
          <a href={href}>
            <b>{value}</b>
            <span>{label}</span>
          </a>
        )}
      </li>
    ))}
  </ul>
)

import type { Child } from 'hono/jsx'

/** Facts of equal rank in one line: 男 · 1978.06（48 岁）· 汉族. Missing ones leave no gap. */
export const Facts = ({ items, strong }: { items: readonly (Child | undefined)[]; strong?: boolean }) => (
  <ul class={strong ? 'facts strong' : 'facts'}>
    {items
      .filter((item) => item !== undefined && item !== null && item !== '' && item !== false)
      .map((item) => (
        <li>{item}</li>
      ))}
  </ul>
)

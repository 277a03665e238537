import type { PropsWithChildren } from 'hono/jsx'

/** What stands so many levels down in a tree: a name too long for its line goes on below its own beginning. */
export const Indented = ({ depth, children }: PropsWithChildren<{ depth: number }>) => (
  <span class="indented">
    {'\u00a0'.repeat(depth * 4)}
    <span>{children}</span>
  </span>
)

import type { Child } from 'hono/jsx'

/** Nothing here: one sentence and, where something can be done about it, one action. */
export const Empty = ({ text, action }: { text: Child; action?: Child }) => (
  <div class="empty">
    <p>{text}</p>
    {action}
  </div>
)

import type { Child } from 'hono/jsx'

/** What happened, and who. */
export const title = (what: Child, who?: Child): Child => (
  <>
    <b>{what}</b> {who}
  </>
)

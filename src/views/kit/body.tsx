import type { PropsWithChildren } from 'hono/jsx'
import { useRendering } from './rendering.tsx'

/** The body of every page: links and forms inside are followed in place, with the address and the history of plain ones. */
export const Body = ({ children }: PropsWithChildren) => (
  <body hx-boost:inherited="true" hx-nonce={useRendering().nonce}>
    {children}
  </body>
)

import type { PropsWithChildren } from 'hono/jsx'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{ from: string; id: string }>

/** A part that is fetched after the page: `from` answers a fragment. Inside stands what there is until then. */
export const Lazy = ({ from, id, children }: Props) => (
  <div
    id={id}
    hx-get={from}
    hx-trigger="load"
    hx-swap="innerHTML"
    hx-nonce={useRendering().nonce}
    aria-live="polite"
    {...{ 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' }}
  >
    {children}
  </div>
)

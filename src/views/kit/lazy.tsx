import type { PropsWithChildren } from 'hono/jsx'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{
  id: string
  /** The address of what comes in the place of what stands here; never a page. */
  from: string
}>

/** What takes its time comes after the page. What stands here until then is enough by itself, without script for good. */
export const Lazy = ({ id, from, children }: Props) => (
  <div
    id={id}
    hx-get={from}
    hx-trigger="load"
    hx-target="this"
    hx-swap="innerHTML"
    hx-nonce={useRendering().nonce}
    {...{ 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' }}
  >
    {children}
  </div>
)

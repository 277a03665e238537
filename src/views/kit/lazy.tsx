import type { PropsWithChildren } from 'hono/jsx'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{
  id: string
  /** The address of what comes in the place of what stands here; never a page. */
  from: string
  /** It is not there yet: asked for again after so many seconds, until another answer takes its place. */
  again?: number
}>

/** What takes its time comes after the page. What stands here until then is enough by itself, without script for good. */
export const Lazy = ({ id, from, again, children }: Props) => (
  <div
    id={id}
    hx-get={from}
    hx-trigger={again === undefined ? 'load' : `every ${again}s`}
    hx-target="this"
    hx-swap={again === undefined ? 'innerHTML' : 'outerHTML'}
    hx-nonce={useRendering().nonce}
    {...{ 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' }}
  >
    {children}
  </div>
)

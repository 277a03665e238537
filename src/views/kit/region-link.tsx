import type { PropsWithChildren } from 'hono/jsx'
import { along } from './region.ts'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{
  href: string
  /** The region of the linked page that takes the place of the same region here. */
  redraws: string
  also?: readonly string[]
  class?: string | undefined
  current?: boolean
  label?: string
}>

/** A link to a page of which only one region differs from this one. The address changes as with any link. */
export const RegionLink = ({ href, redraws, also = [], class: className, current, label, children }: Props) => (
  <a
    href={href}
    class={className}
    aria-label={label}
    aria-current={current ? 'true' : undefined}
    hx-get={href}
    hx-target={`#${redraws}`}
    hx-select={`#${redraws}`}
    hx-swap="outerHTML"
    hx-push-url="true"
    hx-select-oob={along(also)}
    hx-nonce={useRendering().nonce}
    {...{ 'hx-status:4xx': 'swap:none push:false', 'hx-status:5xx': 'swap:none push:false' }}
  >
    {children}
  </a>
)

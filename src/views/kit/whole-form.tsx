import type { PropsWithChildren } from 'hono/jsx'
import { Mark } from './mark.tsx'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{ action: string; class: string; label: string }>

/** A form whose answer changes the root of the page, as language and appearance do: the browser loads it whole. */
export const WholeForm = ({ action, class: className, label, children }: Props) => (
  <form
    method="post"
    action={action}
    class={className}
    aria-label={label}
    hx-boost="false"
    hx-nonce={useRendering().nonce}
  >
    <Mark address={action} />
    {children}
  </form>
)

import type { PropsWithChildren } from 'hono/jsx'
import { arrival, type FormSize } from '#domain/limits.ts'
import { Mark } from './mark.tsx'
import { along } from './region.ts'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{
  action: string
  /** The region to redraw from the answer. It must stand in the page that answers; without it the whole page changes. */
  redraws?: string | undefined
  /** Further regions that the answer changes. The notice and the counts of the rail always follow. */
  also?: readonly string[]
  multipart?: boolean
  /** The answer is a file to keep: the browser takes it, and the page is drawn again (app.js). */
  download?: boolean
  id?: string
  class?: string
  label?: string
}>

/**
 * A form that works without script and, with htmx, swaps one region of the very same answer; the server never learns
 * which of the two happened. A refused form (422) is redrawn; any other error leaves the region alone and speaks
 * through the notice. Without `redraws` it is a plain form: for answers that lead to another page.
 */
export const PostForm = ({
  action,
  redraws,
  also = [],
  multipart,
  download,
  id,
  class: className,
  label,
  children,
}: Props) => {
  const { nonce, sizeOf } = useRendering()
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={className}
      aria-label={label}
      novalidate
      enctype={multipart ? 'multipart/form-data' : undefined}
      hx-nonce={nonce}
      hx-disable="findAll button"
      {...(multipart && limitsOf(sizeOf(action)))}
      {...(download ? asFile : redraws === undefined ? wholePage : inRegion(action, redraws, also))}
    >
      <Mark address={action} />
      {children}
    </form>
  )
}

/**
 * What is over these limits is not sent (too-large.js); a form of one piece holds no more than the notice says. Files take
 * longer to arrive than a page is waited for.
 */
const limitsOf = ({ text, file, body }: FormSize) => ({
  'hx-config': `timeout:${arrival}`,
  'data-most': text,
  'data-most-file': file,
  'data-most-body': body,
})

/** What was stopped for a reason that is not in the form: the page stays as it was typed, and its notice says why. */
const stays = "swap:none push:false selectOOB:'#notice:innerHTML'"

/** A page that refuses stands at an address that can only be posted to, so it never enters the history. */
const wholePage = {
  'hx-status:409': 'push:false',
  'hx-status:422': 'push:false',
  'hx-status:429': 'push:false',
  'hx-status:4xx': stays,
  'hx-status:5xx': stays,
}

const asFile = { 'hx-boost': 'false', 'data-download': '' }

const inRegion = (action: string, redraws: string, also: readonly string[]) => ({
  'hx-post': action,
  'hx-target': `#${redraws}`,
  'hx-select': `#${redraws}`,
  'hx-select-oob': along(['places', ...also].filter((id) => id !== redraws)),
  'hx-swap': 'outerHTML',
  'hx-status:422': 'swap:outerHTML',
  'hx-status:4xx': 'swap:none',
  'hx-status:5xx': 'swap:none',
})

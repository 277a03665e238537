import type { PropsWithChildren } from 'hono/jsx'
import { useRendering } from './rendering.tsx'

type Props = PropsWithChildren<{
  id: string
  /** The page that holds this region; undefined once there is nothing left to wait for. */
  from: string | undefined
  /** Seconds between two looks. */
  every?: number
}>

/** A region that looks at its own page again and again while something runs. What people type in it stays. */
export const Live = ({ id, from, every = 1, children }: Props) => {
  const { nonce } = useRendering()
  if (from === undefined) return <div id={id}>{children}</div>
  return (
    <div
      id={id}
      hx-get={from}
      hx-trigger={`every ${every}s`}
      hx-target="this"
      hx-select={`#${id}`}
      hx-swap="outerHTML"
      hx-nonce={nonce}
      {...{ 'hx-status:4xx': 'swap:none', 'hx-status:5xx': 'swap:none' }}
    >
      {children}
    </div>
  )
}

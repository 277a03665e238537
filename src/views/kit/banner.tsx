import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Tone } from './pill.tsx'

type Props = PropsWithChildren<{
  tone?: Tone
  /** At the end: the way out. */
  action?: Child
  /** A refusal just given: read out at once. */
  alert?: boolean
  id?: string
}>

/** A sentence about what follows: a gap, a refusal, a state of the whole page. */
export const Banner = ({ tone = 'amber', action, alert, id, children }: Props) => (
  <div class={`banner ${tone}`} role={alert ? 'alert' : undefined} id={id}>
    <div>{children}</div>
    {action}
  </div>
)

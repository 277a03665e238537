import type { Child, PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{
  title?: Child
  /** At the end of the header: a hint, a link, a count. */
  aside?: Child
  /** Beside the title: a pill. */
  mark?: Child
  id?: string | undefined
  class?: string
  /** Content up to the edge: tables, lists, grids of numbers. */
  flush?: boolean
}>

/** One thing with a name. Headings inside a card begin at h3. */
export const Card = ({ title, aside, mark, id, class: className, flush, children }: Props) => (
  <section class={['card', flush && 'flush', className].filter(Boolean).join(' ')} id={id}>
    {title !== undefined && (
      <header class="card-head">
        <h2>{title}</h2>
        {mark}
        {aside !== undefined && <div class="card-aside">{aside}</div>}
      </header>
    )}
    <div class="card-body">{children}</div>
  </section>
)

import type { Child } from 'hono/jsx'

type Props = {
  title: Child
  /** Above the title: crumbs, or the date. */
  over?: Child
  /** Beside the title: pills, a count. */
  marks?: Child
  /** Below the title: who, since when, what next. */
  sub?: Child
  /** At the end: one go, a few plain. */
  actions?: Child
  /** Where the title changes with a part of the page. */
  id?: string
}

/** The head of a page. Its title is the only h1. */
export const PageHead = ({ title, over, marks, sub, actions, id }: Props) => (
  <header class="page-head" id={id}>
    {over && <div class="page-over">{over}</div>}
    <div class="page-line">
      <div class="page-title">
        <h1>{title}</h1>
        {marks}
      </div>
      {actions && <div class="page-actions">{actions}</div>}
    </div>
    {sub && <p class="page-sub">{sub}</p>}
  </header>
)

import type { Child } from 'hono/jsx'

export type Task = {
  readonly href: string
  /** The kind of matter, in two characters where possible. */
  readonly kind: Child
  readonly title: Child
  /** Behind the title: RouteDots, pills. */
  readonly marks?: Child
  /** What is waited for, or what was decided. */
  readonly detail?: Child
  /** When it is due or was done. */
  readonly due?: Child
  readonly late?: boolean
  /** How long it has been here. */
  readonly since?: Child
}

/** Matters, a line each; the whole line is the link. */
export const Tasks = ({ items, label }: { items: readonly Task[]; label: string }) => (
  <ul class="tasks" aria-label={label}>
    {items.map(({ href, kind, title, marks, detail, due, late, since }) => (
      <li data-row="">
        <span class="task-kind">{kind}</span>
        <div class="task-what">
          <div class="task-title">
            <a href={href}>{title}</a>
            {marks}
          </div>
          {detail && <div class="task-detail">{detail}</div>}
        </div>
        <div class="task-when">
          {due && <span class={late ? 'late' : undefined}>{due}</span>}
          {since && <span>{since}</span>}
        </div>
      </li>
    ))}
  </ul>
)

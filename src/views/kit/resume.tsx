import type { Child } from 'hono/jsx'

export type ResumeLine = {
  readonly from: Child
  /** Empty for the present. */
  readonly until: Child
  readonly text: Child
  /** 其间, each on a line of its own. */
  readonly during?: readonly Child[] | undefined
}

/** 简历 as the form sets it: serif, dates in a column, 其间 indented. `gap` is drawn where time is missing. */
export const Resume = ({ items }: { items: readonly (ResumeLine | { readonly gap: Child })[] }) => (
  <ol class="resume">
    {items.map((item) =>
      'gap' in item ? (
        <li class="gap">{item.gap}</li>
      ) : (
        <li>
          <span class="when">
            {item.from}—{item.until}
          </span>
          <span class="what">
            {item.text}
            {item.during?.map((text) => (
              <span class="during">{text}</span>
            ))}
          </span>
        </li>
      ),
    )}
  </ol>
)

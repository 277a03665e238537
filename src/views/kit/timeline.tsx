import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

/** ● done, ◉ waits for somebody now, ◌ expected, ✕ ended here. */
export type StepState = 'done' | 'you' | 'expected' | 'stopped'

export type TimelineItem = {
  readonly state: StepState
  readonly title: Child
  readonly detail?: Child
  /** An opinion, in the words of whoever gave it. */
  readonly quote?: Child
  /** What goes on at the same time within it. */
  readonly branches?: readonly TimelineItem[]
}

/** What happened and what is expected, in order. */
export const Timeline = ({ items, label }: { items: readonly TimelineItem[]; label?: string }) => {
  const t = useT()
  return (
    <ol class="timeline" aria-label={label}>
      {items.map(({ state, title, detail, quote, branches }) => (
        <li class={state}>
          <div class="title">
            <span class="visually-hidden">
              {t(`kit.state.${state}`)}
              {t('kit.colon')}
            </span>
            {title}
          </div>
          {detail && <div class="detail">{detail}</div>}
          {quote && <blockquote>{quote}</blockquote>}
          {branches && <Timeline items={branches} />}
        </li>
      ))}
    </ol>
  )
}

import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

export type NoticeText = {
  readonly text: string
  /** jade: done. amber: look here. seal: refused. */
  readonly tone?: 'jade' | 'amber' | 'seal'
  /** Undo, or the way on. */
  readonly action?: Child
}

/** The one live region, at the top of every page. Empty it takes no room. */
export const Notice = ({ notice }: { notice?: NoticeText | undefined }) => (
  <div id="notice" role="status" tabindex={-1} class={`notice ${notice?.tone ?? 'jade'}`}>
    {notice && (
      <>
        <Icon name={notice.tone === 'seal' || notice.tone === 'amber' ? 'alert-triangle' : 'check'} />
        <span>{notice.text}</span>
        {notice.action}
      </>
    )}
  </div>
)

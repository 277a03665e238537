import type { Child } from 'hono/jsx'
import { limits } from '#domain/limits.ts'
import { useT } from '#views/i18n/index.ts'
import { Icon } from './icon.tsx'

export type NoticeText = {
  readonly text: string
  /** jade: done. amber: look here. seal: refused. */
  readonly tone?: 'jade' | 'amber' | 'seal'
  /** Undo, or the way on. */
  readonly action?: Child
}

/** The one live region, at the top of every page. Empty it takes no room. It knows what to say when nothing answers. */
export const Notice = ({ notice }: { notice?: NoticeText | undefined }) => {
  const t = useT()
  return (
    <div
      id="notice"
      role="status"
      tabindex={-1}
      data-network={t('frame.network')}
      data-late={t('frame.later')}
      data-restored={t('frame.restored')}
      data-most={limits.form}
      data-large={t('frame.large', { size: '{size}', most: '{most}' })}
      data-large-file={t('frame.large-file', { size: '{size}', most: '{most}' })}
    >
      {notice && (
        <p class={`notice ${notice.tone ?? 'jade'}`}>
          <Icon name={notice.tone === 'seal' || notice.tone === 'amber' ? 'alert-triangle' : 'check'} />
          <span>{notice.text}</span>
          {notice.action}
        </p>
      )}
    </div>
  )
}

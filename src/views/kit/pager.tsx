import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Icon } from './icon.tsx'

type Props = {
  /** Counted from 1. */
  page: number
  pages: number
  href: (page: number) => string
  /** At the start of the line: what is selected, how many there are. */
  children?: Child
}

/** Previous and next under a list. One page needs none. */
export const Pager = ({ page, pages, href, children }: Props) => {
  const t = useT()
  return (
    <div class="list-foot">
      <div class="list-foot-start">{children}</div>
      {pages > 1 && (
        <nav class="pager" aria-label={t('kit.pager')}>
          <span>{t('kit.pager.at', { page, pages })}</span>
          {page > 1 && (
            <a href={href(page - 1)} rel="prev">
              <Icon name="chevron-left" />
              {t('kit.pager.previous')}
            </a>
          )}
          {page < pages && (
            <a href={href(page + 1)} rel="next">
              {t('kit.pager.next')}
              <Icon name="chevron-right" />
            </a>
          )}
        </nav>
      )}
    </div>
  )
}

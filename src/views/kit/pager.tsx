import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'

type Props = {
  /** Counted from 1. */
  page: number
  pages: number
  /** Where each page stands; or the form that is sent along, so that what is ticked there stays (`step`: `page-2`). */
  href?: (page: number) => string
  form?: string
  /** At the start of the line: what is selected, how many there are. */
  children?: Child
}

/** Previous and next under a list. One page needs none. */
export const Pager = ({ page, pages, href, form, children }: Props) => {
  const t = useT()
  const turns = [
    { to: page - 1, rel: 'prev', label: t('kit.pager.previous') },
    { to: page + 1, rel: 'next', label: t('kit.pager.next') },
  ].filter(({ to }) => to >= 1 && to <= pages)
  return (
    <div class="list-foot">
      <div class="list-foot-start">{children}</div>
      {pages > 1 && (
        <nav class="pager" aria-label={t('kit.pager')}>
          <span>{t('kit.pager.at', { page, pages })}</span>
          {turns.map(({ to, rel, label }) =>
            form ? (
              <Button small name="step" value={`page-${to}`} form={form}>
                {label}
              </Button>
            ) : (
              <a href={href?.(to)} rel={rel}>
                {rel === 'prev' && <Icon name="chevron-left" />}
                {label}
                {rel === 'next' && <Icon name="chevron-right" />}
              </a>
            ),
          )}
        </nav>
      )}
    </div>
  )
}

/** Under a list of which nobody counts how long it is: on to what follows, or back to its beginning. */
export const Onward = ({
  from,
  next,
  href,
}: {
  from: number
  next: number | undefined
  href: (from: number | undefined) => string
}) => {
  const t = useT()
  if (from === 0 && next === undefined) return null
  return (
    <nav class="list-foot" aria-label={t('kit.pager')}>
      {from > 0 && <LinkButton href={href(undefined)}>{t('kit.pager.first')}</LinkButton>}
      {next !== undefined && (
        <LinkButton href={href(next)} icon="chevron-right">
          {t('kit.pager.more')}
        </LinkButton>
      )}
    </nav>
  )
}

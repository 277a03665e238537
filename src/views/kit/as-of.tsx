import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Menu } from './menu.tsx'

type Props = {
  readonly action: string
  readonly day?: Day | undefined
  readonly today?: Day | undefined
  /** The list that the page was opened from: it stays the list of the day before and after. */
  readonly from?: string | undefined
}

/** The day that the page is shown at. A GET form: every past view has an address. */
export const AsOf = ({ action, day, today, from }: Props) => {
  const t = useT()
  return (
    <Menu
      icon="clock"
      align="end"
      on={day !== undefined}
      label={
        <>
          <span class="as-of-word">{t('frame.as-of')} </span>
          {day ?? t('frame.as-of.today')}
        </>
      }
    >
      <form method="get" action={action} class="as-of">
        {from !== undefined && <input type="hidden" name="from" value={from} />}
        <label for="as-of-day">{t('frame.as-of.day')}</label>
        <input type="date" id="as-of-day" name="asOf" value={day} max={today} />
        <button type="submit" class="btn plain small">
          {t('frame.as-of.show')}
        </button>
        {day !== undefined && (
          <a href={from === undefined ? action : `${action}?${new URLSearchParams({ from })}`} class="btn quiet small">
            {t('frame.as-of.back')}
          </a>
        )}
      </form>
    </Menu>
  )
}

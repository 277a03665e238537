import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Menu } from './menu.tsx'

type Props = {
  readonly action: string
  readonly day?: Day | undefined
  readonly today?: Day | undefined
  /** What the page was asked for beside the day, which stays: the list that it was opened from, or the conditions of a list. */
  readonly kept?: readonly (readonly [name: string, value: string])[]
  /** Where today is, where that is not the same address without a day. */
  readonly back?: string | undefined
}

/** The day that the page is shown at. A GET form: every past view has an address. */
export const AsOf = ({ action, day, today, kept = [], back }: Props) => {
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
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="as-of-day">{t('frame.as-of.day')}</label>
        <input type="date" id="as-of-day" name="asOf" value={day} max={today} />
        <button type="submit" class="btn plain small">
          {t('frame.as-of.show')}
        </button>
        {day !== undefined && (
          <a
            href={back ?? (kept.length === 0 ? action : `${action}?${new URLSearchParams(asked(kept))}`)}
            class="btn quiet small"
          >
            {t('frame.as-of.back')}
          </a>
        )}
      </form>
    </Menu>
  )
}

const asked = (kept: NonNullable<Props['kept']>) => kept.map(([name, value]): [string, string] => [name, value])

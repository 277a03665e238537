import type { Reason } from '#domain/standstill/reason.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { paths } from '#views/paths.ts'

/** What the whole house is told on every page, and a few people besides. */
export type Alerts = {
  /** Why nothing can be written; for everybody. */
  readonly standstill: readonly Reason[]
  /** How much is damaged; for those who answer for it. */
  readonly damages: number
  /** Requests that wait for this very person to agree. */
  readonly agreements: number
  /** Whether there is a page on which this person helps to end a standstill. */
  readonly helps: boolean
}

/** Above what every page shows: what holds the house up, then what waits for those who can help. */
export const AlertBanners = ({ standstill, damages, agreements, helps }: Alerts) => {
  const t = useT()
  return (
    <>
      {standstill.map((reason) => (
        <Banner tone="seal" action={helps && <a href={paths.agreements()}>{t('agreements.look')}</a>}>
          {t(`standstill.${reason}`)}
        </Banner>
      ))}
      {agreements > 0 && (
        <Banner action={<a href={paths.agreements()}>{t('agreements.look')}</a>}>
          {t('agreements.banner', { count: agreements })}
        </Banner>
      )}
      {damages > 0 && (
        <Banner action={<a href={paths.damages()}>{t('damages.look')}</a>}>
          {t('damages.banner', { count: damages })}
        </Banner>
      )}
    </>
  )
}

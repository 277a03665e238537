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
  /** How many places for copies had none for too long; for whoever sees to it or answers for the dossiers. */
  readonly copiesLate: number
  readonly keepsMachines: boolean
  /** Requests that wait for this very person to agree. */
  readonly agreements: number
  /** 年报 that wait for this very person to sign. */
  readonly returns: number
  /** Whether there is a page on which this person helps to end a standstill. */
  readonly helps: boolean
}

/** Above what every page shows: what holds the house up, then what waits for those who can help. */
export const AlertBanners = ({
  standstill,
  damages,
  agreements,
  returns,
  helps,
  copiesLate,
  keepsMachines,
}: Alerts) => {
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
      {returns > 0 && (
        <Banner action={<a href={paths.returns()}>{t('returns.look')}</a>}>
          {t('returns.banner', { count: returns })}
        </Banner>
      )}
      {copiesLate > 0 && (
        <Banner tone="seal" action={keepsMachines && <a href={paths.copies()}>{t('copies.look')}</a>}>
          {t(keepsMachines ? 'copies.banner' : 'copies.banner.lead')}
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

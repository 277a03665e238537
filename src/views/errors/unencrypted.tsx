import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

/** This address goes over the network in clear: what is needed, for whoever keeps the machine. No field to type into. */
export const UnencryptedPage = ({ host }: { host: string }) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('unencrypted.title')} />
      <Card>
        <p>{t('unencrypted.why', { host })}</p>
        <p>{t('unencrypted.cures')}</p>
        <ul>
          <li>{t('unencrypted.certificate')}</li>
          <li>{t('unencrypted.proxy')}</li>
          <li>{t('unencrypted.loopback')}</li>
        </ul>
      </Card>
    </>
  )
}

import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly name: string
  /** Only in the answer to the form that made it. */
  readonly code: string | undefined
  readonly until: Instant
  readonly address: string
}

/** 份额码 of one new custodian: one a page, shown once, then nowhere. */
export const ShareCodePage = ({ name, code, until, address }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[{ label: t('custodians.title'), href: paths.custodians() }, { label: t('custodians.code.title') }]}
          />
        }
        title={t('custodians.code.title')}
        sub={code && t('custodians.code.once')}
        actions={<LinkButton href={paths.custodians()}>{t('custodians.code.back')}</LinkButton>}
      />
      {code ? (
        <Card>
          <Definitions
            single
            items={[
              { label: t('custodians.code.for'), value: name },
              { label: t('custodians.code.title'), value: <code>{code}</code> },
              { label: t('custodians.code.until'), value: moment(until) },
              { label: t('custodians.code.where'), value: address },
            ]}
          />
          <p>{t('custodians.code.how')}</p>
        </Card>
      ) : (
        <Banner>{t('custodians.code.gone')}</Banner>
      )}
    </>
  )
}

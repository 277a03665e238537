import type { Purpose } from '#domain/accounts/link.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { type Crumb, Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

type Props = {
  readonly crumbs: readonly Crumb[]
  /** The page it was asked for on. */
  readonly back: string
  /** Not for whoever meets numbers only. */
  readonly name?: string | undefined
  readonly staffNumber: string
  readonly purpose: Purpose
  /** Only in the answer to the form that made it. */
  readonly code: string | undefined
  readonly until: Instant
  /** Who lets it be used. */
  readonly releasedBy: 'it' | 'auditor'
  /** Where it is typed. */
  readonly address: string
  readonly refusal?: 'account.own-link' | 'account.not-able' | undefined
}

/** 登录码: shown once, on the screen and on the slip that is printed from it; then it is nowhere. */
export const HandedOver = (props: Props) => {
  const { crumbs, back, name, staffNumber, purpose, code, until, address, releasedBy, refusal } = props
  const t = useT()
  const items = [
    ...(name === undefined ? [] : [{ label: t('account.name'), value: name }]),
    { label: t('sign-in.number'), value: <code>{staffNumber}</code> },
    { label: t('account.code'), value: <code>{code}</code> },
    { label: t('account.code.until'), value: moment(until) },
    { label: t('account.code.address'), value: address, wide: true },
  ]
  return (
    <>
      <PageHead
        over={<Crumbs items={crumbs} />}
        title={t('account.handed-over')}
        sub={code && t('account.code.once')}
        actions={<LinkButton href={back}>{t('account.code.back')}</LinkButton>}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}`)}
        </Banner>
      )}
      {code ? (
        <>
          <Card title={t(`account.code.${purpose}`)}>
            <Definitions items={items} />
            <p>{t(`account.code.${purpose}.how`)}</p>
          </Card>
          <Banner>{t(`account.code.next.${releasedBy}`)}</Banner>
        </>
      ) : (
        !refusal && <Banner>{t('account.code.gone')}</Banner>
      )}
    </>
  )
}

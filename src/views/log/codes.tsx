import type { PropsWithChildren } from 'hono/jsx'
import type { FactorKind } from '#domain/accounts/factor.ts'
import type { AccountId } from '#domain/ids.ts'
import { Reissue } from '#views/accounts/reissue.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** The only account of its duty that may act, by number. */
type Only = {
  readonly id: AccountId
  readonly staffNumber: string
  readonly factor: FactorKind | undefined
  readonly link: 'none' | 'waits-for-it' | 'handed-out' | 'expired'
}

type Props = {
  readonly lead: Only | undefined
  readonly it: Only | undefined
  readonly refusal: string | undefined
}

/** 登录码 for the auditor: for the only HR lead one is issued, for the only IT one is let be used (docs/decisions/0255). */
export const CodesPage = ({ lead, it, refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('log.title'), href: paths.log() }, { label: t('log-codes.title') }]} />}
        title={t('log-codes.title')}
        sub={t('log-codes.sub')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Card title={t('log-codes.lead')}>
        {lead ? (
          <Known account={lead}>
            <Reissue action={paths.logCodes()} hasFactor={lead.factor !== undefined}>
              <input type="hidden" name="account" value={lead.id} />
            </Reissue>
          </Known>
        ) : (
          <p>{t('log-codes.lead.others')}</p>
        )}
      </Card>
      <Card title={t('log-codes.it')}>
        {it ? (
          <Known account={it}>
            {it.link === 'waits-for-it' ? (
              <PostForm action={paths.logCodeRelease()} class="form-foot" label={t('system.act.activation')}>
                <input type="hidden" name="account" value={it.id} />
                <Button kind="go">{t('system.act.activation')}</Button>
                <small>{t('system.act.activation.hint')}</small>
              </PostForm>
            ) : (
              <p class="hint">{t('log-codes.it.none')}</p>
            )}
          </Known>
        ) : (
          <p>{t('log-codes.it.others')}</p>
        )}
      </Card>
    </>
  )
}

const Known = ({ account, children }: PropsWithChildren<{ account: Only }>) => {
  const t = useT()
  return (
    <>
      <Definitions
        items={[
          { label: t('sign-in.number'), value: <code>{account.staffNumber}</code> },
          { label: t('account.code'), value: t(`account.link.${account.link}`) },
        ]}
      />
      {children}
    </>
  )
}

import type { AccountId, PersonId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { AccountCrumbs } from './crumbs.tsx'
import { Successor } from './successor.tsx'

type Props = {
  readonly account: AccountId
  readonly name: string
  readonly hanging: {
    readonly seats: number
    readonly tasks: number
    readonly proxies: number
    readonly offices: readonly string[]
    readonly isFallback: boolean
  }
  readonly successors: readonly { readonly person: PersonId; readonly name: string }[]
  readonly refusal?: string | undefined
}

/** 停用: first everything that hangs on the person, with what becomes of each; then the button. */
export const ClosingPage = ({ account, name, hanging, successors, refusal }: Props) => {
  const t = useT()
  const { seats, tasks, proxies, offices, isFallback } = hanging
  return (
    <>
      <PageHead
        over={<AccountCrumbs id={account} name={name} at={t('account.close')} />}
        title={t('account.close.of', { name })}
        sub={t('account.close.hint')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Card title={t('account.hanging')}>
        <Definitions
          single
          items={[
            {
              label: t('account.hanging.seats'),
              value: t('account.hanging.count', { count: seats }),
              note: seats > 0 && t('account.hanging.seats.then'),
            },
            {
              label: t('account.hanging.tasks'),
              value: t('account.hanging.count', { count: tasks }),
              note: tasks > 0 && t('account.hanging.tasks.then'),
            },
            {
              label: t('account.hanging.proxies'),
              value: t('account.hanging.count', { count: proxies }),
              note: proxies > 0 && t('account.hanging.proxies.then'),
            },
            {
              label: t('account.hanging.offices'),
              value: offices.join(t('kit.comma')) || t('kit.none'),
              note: offices.length > 0 && (
                <p>
                  <a href={paths.offices()}>{t('account.hanging.offices.then')}</a>
                </p>
              ),
            },
            ...(isFallback
              ? [{ label: t('account.hanging.fallback'), value: t('account.hanging.fallback.then') }]
              : []),
          ]}
        />
      </Card>
      <Card title={t('account.close')}>
        <PostForm action={paths.accountAct(account, 'closing')} label={t('account.close')}>
          <Successor successors={successors} />
          <div class="form-foot">
            <Button kind="stop">{t('account.close')}</Button>
            <LinkButton href={paths.account(account)}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}

import { fewCodes } from '#domain/accounts/factor.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { PasswordForm } from '#views/sign-in/change.tsx'

type Props = {
  readonly factor:
    | {
        readonly kind: 'totp' | 'card'
        readonly since: Instant
        readonly cardLeft: number
        readonly recoveryLeft: number
      }
    | undefined
  /** The duties of the reader ask for a second factor. */
  readonly obligatory: boolean
  readonly sessions: readonly {
    readonly device: string
    readonly since: Instant
    readonly seen: Instant
    readonly isThis: boolean
  }[]
  readonly refusal?: string | undefined
}

/** 我的登录: how its owner signs in, and where that one is signed in now. */
export const MySignInPage = (props: Props) => {
  const t = useT()
  const { refusal, factor } = props
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('my-sign-in.title') }]} />
        }
        title={t('my-sign-in.title')}
        sub={t('my-sign-in.sub')}
      />
      {refusal?.startsWith('factor.') && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Sessions {...props} />
      <Factor {...props} />
      <Card title={t('password.change')}>
        <PasswordForm refusal={refusal} hasFactor={factor !== undefined} action={paths.myPassword()} />
      </Card>
    </>
  )
}

const Sessions = ({ sessions }: Props) => {
  const t = useT()
  return (
    <Card
      title={t('my-sign-in.where')}
      aside={
        sessions.length > 1 && (
          <PostForm action={paths.mySessions()} label={t('my-sign-in.sign-out')}>
            <Button kind="stop" small>
              {t('my-sign-in.sign-out')}
            </Button>
          </PostForm>
        )
      }
      flush
    >
      <DataTable
        label={t('my-sign-in.where')}
        rows={sessions}
        narrow="cards"
        columns={[
          {
            key: 'device',
            label: t('my-sign-in.device'),
            is: 'name',
            cell: ({ device, isThis }) => (
              <>
                {device || t('my-sign-in.device.unknown')} {isThis && <Pill tone="indigo">{t('my-sign-in.this')}</Pill>}
              </>
            ),
          },
          { key: 'since', label: t('my-sign-in.since'), whole: true, cell: ({ since }) => moment(since) },
          { key: 'seen', label: t('my-sign-in.seen'), is: 'keep', whole: true, cell: ({ seen }) => moment(seen) },
        ]}
      />
    </Card>
  )
}

const Factor = ({ factor, obligatory }: Props) => {
  const t = useT()
  const { cardLeft = 0, recoveryLeft = 0 } = factor ?? {}
  const left = factor?.kind === 'card' ? Math.min(cardLeft, recoveryLeft) : recoveryLeft
  return (
    <Card
      title={t('factor.set')}
      mark={factor ? <Pill tone="jade">{t(`factor.${factor.kind}`)}</Pill> : <Pill>{t('factor.without')}</Pill>}
    >
      <p>{factor ? t('my-sign-in.factor.since', { since: moment(factor.since) }) : t('factor.why')}</p>
      {obligatory && <p class="hint">{t('factor.obligatory')}</p>}
      {factor?.kind === 'card' && <p>{t('my-sign-in.card.left', { count: cardLeft })}</p>}
      {factor && <p>{t('my-sign-in.recovery.left', { count: recoveryLeft })}</p>}
      {factor && left <= fewCodes && <Banner>{t('my-sign-in.few')}</Banner>}
      <p>
        <LinkButton href={paths.myFactor()}>{t(factor ? 'factor.change' : 'factor.begin')}</LinkButton>
      </p>
      {factor && (
        <PostForm action={paths.myRecovery()} class="form-foot" label={t('factor.renew')}>
          <Button>{t('factor.renew')}</Button>
        </PostForm>
      )}
      {factor && !obligatory && (
        <PostForm action={paths.myFactorRemoval()} class="form-foot" label={t('factor.remove')}>
          <Button kind="stop">{t('factor.remove')}</Button>
        </PostForm>
      )}
    </Card>
  )
}

import type { Lock } from '#domain/accounts/lock.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { StandingPill } from '#views/accounts/standing.tsx'
import type { StandingRow } from '#views/accounts/standing-columns.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Act = 'activation' | 'lock' | 'unlock' | 'sign-out' | 'new-password'

type Props = {
  readonly account: StandingRow & {
    readonly id: AccountId
    readonly staffNumber: string
    readonly locks: readonly Lock[]
    readonly createdAt: Instant
  }
  readonly sessions: number
  readonly isOwn: boolean
  readonly refusal?: string | undefined
}

/** One account as IT meets it: its number, its state, and what can be done with it. No name (docs/decisions/0110). */
export const NumberedAccountPage = ({ account, sessions, isOwn, refusal }: Props) => {
  const t = useT()
  const { staffNumber, standing, lastSignIn, dormant, link, duties } = account
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('system.title'), href: paths.system() }, { label: staffNumber }]} />}
        title={t('system.account', { number: staffNumber })}
        marks={<StandingPill standing={standing} />}
        sub={t('system.account.sub')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Card title={t('system.account.what')} mark={dormant && <Pill tone="amber">{t('account.dormant')}</Pill>}>
        <Definitions
          items={[
            {
              label: t('system.duties'),
              value: duties.map((duty) => t(`duty.${duty}`)).join(t('system.and')) || t('kit.none'),
            },
            { label: t('account.last'), value: lastSignIn ? moment(lastSignIn) : t('account.never') },
            { label: t('account.sessions'), value: String(sessions) },
            { label: t('account.code'), value: t(`account.link.${link}`) },
            { label: t('system.since'), value: moment(account.createdAt) },
          ]}
        />
      </Card>
      {standing !== 'closed' && (
        <Card title={t('system.account.acts')}>
          {actsOf(account, isOwn).map((act) => (
            <PostForm
              action={paths.numberedAccountAct(account.id, act)}
              class="form-foot"
              label={t(`system.act.${act}`)}
            >
              <Button kind={act === 'activation' ? 'go' : act === 'lock' ? 'stop' : 'plain'}>
                {t(`system.act.${act}`)}
              </Button>
              <small>{t(`system.act.${act}.hint`)}</small>
            </PostForm>
          ))}
        </Card>
      )}
    </>
  )
}

/** Only what would change something. */
function actsOf({ locks, link }: Props['account'], isOwn: boolean): readonly Act[] {
  const isWaiting = !isOwn && (locks.includes('invited') || link === 'waits-for-it')
  const isLocked = locks.includes('locked')
  return [
    ...(isWaiting ? (['activation'] as const) : []),
    ...(isLocked ? (['unlock'] as const) : isOwn ? [] : (['lock'] as const)),
    'sign-out',
    'new-password',
  ]
}

import type { Abilities } from '#domain/access/abilities.ts'
import type { Duty } from '#domain/access/actor.ts'
import type { Lock } from '#domain/accounts/lock.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import { dotted, moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { AbilityList } from './abilities.tsx'
import { AccountCrumbs } from './crumbs.tsx'
import { type DutyTyped, GivingForm } from './giving.tsx'
import type { AccountRow } from './list.tsx'
import { Reissue } from './reissue.tsx'
import { StandingPill } from './standing.tsx'
import { Successor } from './successor.tsx'

/** A duty with its unit and term. */
export type DutyLine = {
  readonly duty: Duty
  readonly unit: UnitId
  readonly unitName: string
  readonly from: Day
  readonly until: Day | undefined
  readonly is: 'now' | 'later' | 'over'
}

export type AccountProps = {
  readonly account: AccountRow & {
    readonly createdAt: Instant
    readonly locks: readonly Lock[]
    readonly factor: 'totp' | 'card' | undefined
  }
  /** The reader's own: nobody settles anything about oneself. */
  readonly isOwn: boolean
  readonly duties: readonly DutyLine[]
  /** Titles that come with an office, which is filled and vacated elsewhere. */
  readonly offices: readonly string[]
  readonly abilities: Abilities
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly successors: readonly { readonly person: PersonId; readonly name: string }[]
  /** How many cases wait for a verdict or a task of this person. */
  readonly waiting: number
  readonly typed: DutyTyped
  readonly refusal?: string | undefined
}

/** One account as whoever leads HR meets it: what it may do, and everything that can be settled about it. */
export const AccountPage = (props: AccountProps) => {
  const t = useT()
  const { account, isOwn, refusal } = props
  const settles = !isOwn && account.standing !== 'closed'
  return (
    <>
      <PageHead
        over={<AccountCrumbs name={account.name} />}
        title={account.name}
        marks={<StandingPill standing={account.standing} />}
        sub={account.staffNumber}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      {isOwn && <Banner>{t('account.own.hint')}</Banner>}
      <Split aside={settles && <Settling {...props} />}>
        <Duties {...props} settles={settles} />
        <Card title={t('ability.title')}>
          <AbilityList abilities={props.abilities} />
        </Card>
        <Facts {...props} />
      </Split>
    </>
  )
}

const Duties = ({ account, duties, offices, settles }: AccountProps & { settles: boolean }) => {
  const t = useT()
  return (
    <Card title={t('account.duties')} flush>
      <DataTable
        label={t('account.duties')}
        rows={duties}
        narrow="cards"
        empty={t('account.duties.none')}
        rowKey={({ duty, unit, from }) => `${duty} ${unit} ${from}`}
        columns={[
          { key: 'duty', label: t('sign-in.duty'), is: 'name', cell: ({ duty }) => t(`duty.${duty}`) },
          { key: 'unit', label: t('account.scope'), is: 'keep', cell: ({ unitName }) => unitName },
          {
            key: 'term',
            label: t('account.term'),
            cell: ({ from, until }) =>
              until === undefined
                ? t('account.since-day', { day: dotted(from) })
                : t('account.from-until', { from: dotted(from), until: dotted(until) }),
          },
          {
            key: 'is',
            label: '',
            is: 'keep',
            cell: ({ duty, unit, from, is }) =>
              is === 'over' || !settles ? (
                <Pill tone={is === 'now' ? 'jade' : 'plain'}>{t(`account.term.${is}`)}</Pill>
              ) : (
                <PostForm action={paths.accountDutyEnd(account.id)}>
                  <input type="hidden" name="duty" value={duty} />
                  <input type="hidden" name="unit" value={unit} />
                  <input type="hidden" name="since" value={from} />
                  <Button small kind="stop" label={t('account.duty.end.of', { duty: t(`duty.${duty}`) })}>
                    {t('account.duty.end')}
                  </Button>
                </PostForm>
              ),
          },
        ]}
      />
      {offices.length > 0 && (
        <p class="card-body hint">
          {t('account.offices', { offices: offices.join(t('kit.comma')) })}{' '}
          <a href={paths.offices()}>{t('office.title')}</a>
        </p>
      )}
    </Card>
  )
}

const Facts = ({ account }: AccountProps) => {
  const t = useT()
  return (
    <Card title={t('system.account.what')} mark={account.dormant && <Pill tone="amber">{t('account.dormant')}</Pill>}>
      <Definitions
        items={[
          { label: t('factor.set'), value: t(account.factor ? `factor.${account.factor}` : 'factor.without') },
          { label: t('account.last'), value: account.lastSignIn ? moment(account.lastSignIn) : t('account.never') },
          { label: t('account.code'), value: t(`account.link.${account.link}`) },
          { label: t('account.since'), value: moment(account.createdAt) },
        ]}
      />
    </Card>
  )
}

const Settling = (props: AccountProps) => {
  const t = useT()
  const { account } = props
  const isSuspended = account.locks.includes('suspended')
  return (
    <>
      <Card title={t('account.give')}>
        <GivingForm account={account.id} units={props.units} typed={props.typed} />
      </Card>
      <Card title={t('account.door')}>
        <Reissue action={paths.accountLink(account.id)} hasFactor={account.factor !== undefined} />
        <PostForm
          action={isSuspended ? paths.accountAct(account.id, 'resumption') : paths.accountAct(account.id, 'suspension')}
        >
          <Button kind={isSuspended ? 'plain' : 'stop'}>{t(isSuspended ? 'account.resume' : 'account.suspend')}</Button>
          <p class="hint">{t(isSuspended ? 'account.resume.hint' : 'account.suspend.hint')}</p>
        </PostForm>
        {isSuspended && (
          <PostForm action={paths.accountAct(account.id, 'hand-over')} label={t('account.hand-over')}>
            <p class="hint">
              {t('account.hanging.seats')}
              {t('kit.colon')}
              {t('account.hanging.count', { count: props.waiting })}
            </p>
            <Successor successors={props.successors} />
            <Button>{t('account.hand-over')}</Button>
          </PostForm>
        )}
        <p>
          <LinkButton href={paths.accountAct(account.id, 'closing')} kind="stop">
            {t('account.close')}
          </LinkButton>
        </p>
        <p class="hint">{t('account.close.hint')}</p>
      </Card>
    </>
  )
}

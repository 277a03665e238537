import type { AccountId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'
import { type StandingRow, useStandingColumns } from './standing-columns.tsx'

export type AccountRow = StandingRow & {
  readonly id: AccountId
  readonly name: string
  readonly staffNumber: string
}

const shows: Readonly<Record<string, (row: AccountRow) => boolean>> = {
  '': ({ standing }) => standing !== 'closed',
  waiting: ({ link }) => link !== 'none',
  dormant: ({ dormant }) => dormant,
  closed: ({ standing }) => standing === 'closed',
}

type Props = {
  readonly lines: readonly AccountRow[]
  readonly shown: string
  readonly secondFactor: 'required' | 'optional'
}

/** 账号与职责: everybody who can sign in, and what they may do. */
export const AccountsPage = ({ lines, shown, secondFactor }: Props) => {
  const [t, standing] = [useT(), useStandingColumns()]
  const at = Object.hasOwn(shows, shown) ? shown : ''
  const rows = lines.filter(shows[at] ?? (() => true))
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('account.title') }]} />
        }
        title={t('account.title')}
        sub={t('account.sub')}
        actions={
          <LinkButton href={paths.newAccount()} kind="go">
            {t('account.invite')}
          </LinkButton>
        }
      />
      <Tabs
        label={t('account.show')}
        items={(['', 'waiting', 'dormant', 'closed'] as const).map((key) => ({
          href: paths.accounts(key),
          label: t(`account.show.${key === '' ? 'all' : key}`),
          count: lines.filter(shows[key] ?? (() => true)).length,
          current: at === key,
        }))}
      />
      <Card flush>
        <DataTable
          label={t('account.title')}
          rows={rows}
          narrow="cards"
          empty={t('account.none')}
          rowKey={({ staffNumber }) => staffNumber}
          columns={[
            {
              key: 'name',
              label: t('account.name'),
              is: 'name',
              cell: ({ id, name }) => <a href={paths.account(id)}>{name}</a>,
            },
            { key: 'number', label: t('sign-in.number'), whole: true, cell: ({ staffNumber }) => staffNumber },
            ...standing,
          ]}
        />
      </Card>
      <Card title={t('account.factor.rule')}>
        <PostForm action={paths.secondFactor()} label={t('account.factor.rule')}>
          <Select
            name="wish"
            label={t('account.factor.rule')}
            hideLabel
            value={secondFactor}
            options={(['required', 'optional'] as const).map((wish) => ({
              value: wish,
              label: t(`account.factor.${wish}`),
            }))}
            help={t('account.factor.hint')}
          />
          <Button>{t('account.factor.go')}</Button>
        </PostForm>
      </Card>
    </>
  )
}

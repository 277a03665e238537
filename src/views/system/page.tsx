import type { Duty } from '#domain/access/actor.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill, type Tone } from '#views/kit/pill.tsx'

type AccountLine = {
  readonly staffNumber: string
  readonly state: 'active' | 'locked' | 'closed'
  readonly createdAt: Instant
  readonly duties: readonly Duty[]
}

type Props = {
  version: string
  node: string
  /** When a custodian last opened the house. */
  openedAt: Instant | undefined
  head: { readonly seq: number; readonly chain: string }
  accounts: readonly AccountLine[]
}

const tones: Readonly<Record<AccountLine['state'], Tone>> = { active: 'jade', locked: 'amber', closed: 'plain' }

/** What IT sees of the house: that it runs and who may sign in, by number. Never a name (decisions.md 3). */
export const SystemPage = ({ version, node, openedAt, head, accounts }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('system.title')} sub={t('system.sub')} />
      <Card title={t('system.state')} mark={<Pill tone="jade">{t('system.open')}</Pill>}>
        <Definitions
          items={[
            { label: t('system.version'), value: version },
            { label: t('system.node'), value: node },
            { label: t('system.opened'), value: openedAt && moment(openedAt) },
            { label: t('system.head'), value: <code>{`${head.seq}:${head.chain}`}</code>, wide: true },
          ]}
        />
      </Card>
      <Card title={t('system.accounts')} mark={<Pill>{t('system.count', { count: accounts.length })}</Pill>} flush>
        <DataTable
          label={t('system.accounts')}
          rows={accounts}
          narrow="cards"
          rowKey={({ staffNumber }) => staffNumber}
          columns={[
            { key: 'number', label: t('system.number'), is: 'name', whole: true, cell: (row) => row.staffNumber },
            {
              key: 'duties',
              label: t('system.duties'),
              is: 'keep',
              cell: ({ duties }) => duties.map((duty) => t(`duty.${duty}`)).join(t('system.and')) || t('kit.none'),
            },
            {
              key: 'state',
              label: t('system.account-state'),
              is: 'keep',
              cell: ({ state }) => <Pill tone={tones[state]}>{t(`system.account.${state}`)}</Pill>,
            },
            { key: 'since', label: t('system.since'), whole: true, cell: ({ createdAt }) => moment(createdAt) },
          ]}
        />
      </Card>
    </>
  )
}

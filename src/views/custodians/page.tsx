import type { Change } from '#domain/custodians/change.ts'
import type { HeldBy } from '#domain/custodians/holder.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { CopiesOfKeyring, type CopyLine } from './copies.tsx'
import { Start, type StartProps } from './start.tsx'
import { UnderWay } from './under-way.tsx'

export type ShareLine = HeldBy & {
  /** A name, or a number for whoever meets no names. */ readonly holder?: string | undefined
}

type Props = {
  readonly threshold: number
  readonly shares: readonly ShareLine[]
  readonly change: Change | undefined
  /** How whoever reads calls the people of the change. */
  readonly called: (person: string) => string
  readonly copies: readonly CopyLine[]
  readonly start: StartProps['start']
  /** Whether the reader may change the lock, and what the reader may do about copies and the start. */
  readonly may: { readonly change: boolean; readonly keep: boolean }
  readonly again?: { readonly folder: string; readonly problem: string } | undefined
}

/** 钥匙与保管人: who opens the house, what changes about that, where copies of the keyring lie, and how the house starts. */
export const CustodiansPage = (props: Props) => {
  const { threshold, shares, change, called, copies, start, may, again } = props
  const t = useT()
  const unnamed = shares.filter(({ kind, holder }) => kind === 'passphrase' && holder === undefined).length
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('custodians.title') }]} />
        }
        title={t('custodians.title')}
        sub={t('custodians.sub')}
        actions={
          may.change && !change && <LinkButton href={paths.custodianChange()}>{t('custodians.change')}</LinkButton>
        }
      />
      {start.is === 'unattended' && <Banner tone="seal">{t('custodians.start.unattended.what')}</Banner>}
      {unnamed > 0 && <Banner tone="amber">{t('custodians.unnamed', { count: unnamed })}</Banner>}
      {change && <UnderWay change={change} shares={shares} called={called} mayChange={may.change} />}
      <Card
        title={t('custodians.lock')}
        mark={
          <Pill tone="indigo">
            {threshold === 1 ? t('custodians.lock.one') : t('custodians.lock.several', { threshold })}
          </Pill>
        }
        flush
      >
        <DataTable
          label={t('custodians.lock')}
          narrow="cards"
          rows={shares}
          rowKey={({ print }) => print}
          columns={[
            {
              key: 'kind',
              label: t('custodians.share'),
              is: 'name',
              cell: ({ kind }) => t(`custodians.share.${kind}`),
            },
            { key: 'holder', label: t('custodians.holder'), is: 'keep', cell: (share) => <Holder {...share} /> },
            { key: 'since', label: t('custodians.since'), whole: true, cell: ({ since }) => at(since) },
            {
              key: 'used',
              label: t('custodians.used'),
              is: 'keep',
              cell: ({ usedAt }) => (usedAt ? moment(usedAt) : t('custodians.used.never')),
            },
          ]}
        />
      </Card>
      <CopiesOfKeyring copies={copies} mayKeep={may.keep} again={again} />
      <Start start={start} mayEnd={may.keep} />
    </>
  )
}

const at = (since: Instant | undefined) => (since ? moment(since) : '')

const Holder = ({ kind, holder }: ShareLine) => {
  const t = useT()
  if (kind === 'recovery-code') return <>{t('custodians.holder.safe')}</>
  if (kind === 'demo-key') return <>{t('custodians.holder.demo')}</>
  return <span>{holder ?? <Pill tone="amber">{t('custodians.holder.none')}</Pill>}</span>
}

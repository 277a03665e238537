import type { Batch } from '#domain/batches/batch.ts'
import { dayOf } from '#domain/time.ts'
import type { Signers } from '#views/cases/signers.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

export type BatchLine = {
  readonly batch: Batch
  readonly cases: number
  readonly live: number
  readonly waiting: number
}

type Props = {
  readonly lines: readonly BatchLine[]
  readonly signers: Signers
  /** What the viewer may begin here. */
  readonly begins: readonly { readonly href: string; readonly label: string }[]
}

/** 批次: what is handled together, the newest first, with how much of it is still under way. */
export const BatchesPage = ({ lines, signers, begins }: Props) => {
  const t = useT()
  return (
    <div class="list">
      <PageHead
        title={t('batches.title')}
        sub={t('batches.sub')}
        actions={begins.map(({ href, label }) => <LinkButton href={href}>{label}</LinkButton>)}
      />
      <DataTable
        label={t('batches.title')}
        rows={lines}
        rowKey={({ batch }) => batch.id}
        empty={<Empty text={t('batches.none')} />}
        columns={[
          {
            key: 'title',
            label: t('batches.column.title'),
            is: 'name',
            cell: ({ batch }) => <a href={paths.batch(batch.id)}>{batch.content.title}</a>,
          },
          {
            key: 'kind',
            label: t('batches.column.kind'),
            whole: true,
            cell: ({ batch }) => t(`batch.kind.${batch.kind}` as MessageKey),
          },
          {
            key: 'cases',
            label: t('batches.column.cases'),
            is: 'keep',
            cell: ({ cases, live, waiting }) => (
              <>
                {t('batches.cases', { cases, live })}{' '}
                {waiting > 0 && <Pill tone="indigo">{t('batch.waiting', { count: waiting })}</Pill>}
              </>
            ),
          },
          { key: 'author', label: t('case.column.applicant'), cell: ({ batch }) => signers.of(batch.author).name },
          { key: 'date', label: t('case.column.date'), whole: true, cell: ({ batch }) => dayOf(batch.createdAt) },
          {
            key: 'number',
            label: t('case.column.number'),
            whole: true,
            cell: ({ batch }) => <small>{batch.number}</small>,
          },
        ]}
      />
    </div>
  )
}

import type { Actor } from '#domain/access/actor.ts'
import type { PayScale } from '#domain/pay-scales/scale.ts'
import { formatPartialDate, partialDateOf } from '#domain/time.ts'
import { Grid, type GridProps } from '#views/grid/grid.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { yuanSaid } from '#views/pay-months/months.tsx'
import { PayTabs } from '#views/settlement/pay-tabs.tsx'

type Props = {
  readonly actor: Actor
  readonly scales: readonly PayScale[]
  /** The table in force today. */
  readonly now: PayScale | undefined
  readonly from: string
  readonly source: string
  readonly refusal?: string | undefined
  readonly grid: Pick<GridProps, 'columns' | 'typed' | 'refusals' | 'checked' | 'unknown'>
}

/** 工资标准表: the one in force, those published, and the next one to be. */
export const PayScalesPage = ({ actor, scales, now, from, source, refusal, grid }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('scale.title')} sub={t('scale.sub')} />
      <PayTabs actor={actor} current="scales" />
      {refusal && (
        <Banner tone="seal" alert>
          {refusal}
        </Banner>
      )}
      <InForce now={now} />
      {scales.length > 1 && <Published scales={scales} />}
      <Grid
        action={paths.payScales()}
        label={t('scale.publish')}
        rows={[]}
        {...grid}
        above={
          <FieldGrid>
            <Input name="from" type="date" label={t('rule.from')} value={from} required />
            <Input name="source" label={t('rule.source')} value={source} help={t('rule.source-hint')} required />
          </FieldGrid>
        }
        go={t('scale.publish')}
      />
    </>
  )
}

const dayOf = ({ from }: PayScale): string => formatPartialDate(partialDateOf(from))

const InForce = ({ now }: Pick<Props, 'now'>) => {
  const t = useT()
  return (
    <Card title={t('scale.now')} aside={now && t('scale.since', { from: dayOf(now), source: now.source })} flush>
      <DataTable
        label={t('scale.now')}
        rows={now?.rows ?? []}
        empty={t('scale.none')}
        columns={[
          { key: 'grade', label: t('field.pay.grade'), is: 'name', cell: ({ grade }) => grade },
          { key: 'step', label: t('field.pay.step'), is: 'keep', cell: ({ step }) => step },
          {
            key: 'postPay',
            label: t('field.pay.postPay'),
            is: 'keep',
            align: 'end',
            cell: ({ cents }) => yuanSaid(cents),
          },
        ]}
      />
    </Card>
  )
}

const Published = ({ scales }: Pick<Props, 'scales'>) => {
  const t = useT()
  return (
    <Card title={t('scale.published')} flush>
      <DataTable
        label={t('scale.published')}
        rows={scales.toReversed()}
        columns={[
          { key: 'from', label: t('rule.from'), is: 'name', cell: dayOf },
          { key: 'rows', label: t('scale.rows'), is: 'keep', align: 'end', cell: ({ rows }) => rows.length },
          { key: 'source', label: t('rule.source'), is: 'keep', cell: ({ source }) => source },
        ]}
      />
    </Card>
  )
}

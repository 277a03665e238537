import type { Actor } from '#domain/access/actor.ts'
import { yuan } from '#domain/codes/currency.ts'
import { shownMoney } from '#domain/money.ts'
import type { MonthSum } from '#domain/pay-months/differences.ts'
import type { PayMonth } from '#domain/pay-months/month.ts'
import { formatPartialDate } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { PayTabs } from '#views/settlement/pay-tabs.tsx'

export type MonthRow = MonthSum & { readonly month: PayMonth; readonly before: MonthSum; readonly isClosed: boolean }

type Props = { readonly actor: Actor; readonly months: readonly MonthRow[] }

/** 月度工资: a year of months, what was paid in each, and which are closed. */
export const PayMonthsPage = ({ actor, months }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('pay-month.title')} sub={t('pay-month.sub')} />
      <PayTabs actor={actor} current="months" />
      <Card flush>
        <DataTable
          label={t('pay-month.title')}
          rows={months}
          columns={[
            {
              key: 'month',
              label: t('pay-month.month'),
              is: 'name',
              cell: ({ month }) => <a href={paths.payMonth(month)}>{formatPartialDate(month)}</a>,
            },
            { key: 'people', label: t('pay-month.people'), align: 'end', cell: ({ people }) => people },
            {
              key: 'total',
              label: t('pay-month.total'),
              is: 'keep',
              align: 'end',
              cell: ({ people, total }) => (people === 0 ? '' : yuanSaid(total)),
            },
            {
              key: 'change',
              label: t('pay-month.change'),
              align: 'end',
              cell: ({ people, total, before }) =>
                people === 0 || before.people === 0 ? '' : signed(total - before.total),
            },
            {
              key: 'state',
              label: t('pay-month.state'),
              is: 'keep',
              cell: ({ people, isClosed }) =>
                isClosed ? (
                  <Pill tone="jade">{t('pay-month.closed')}</Pill>
                ) : (
                  <Pill tone={people === 0 ? 'plain' : 'amber'}>
                    {t(people === 0 ? 'pay-month.none' : 'pay-month.open')}
                  </Pill>
                ),
            },
          ]}
        />
      </Card>
    </>
  )
}

/** An amount in yuan, of cents. */
export const yuanSaid = (cents: number): string => shownMoney({ cents, currency: yuan })

/** A difference with its sign, a minus and not a hyphen. */
export const signed = (cents: number): string =>
  cents === 0 ? '0.00' : `${cents > 0 ? '+' : '−'}${yuanSaid(Math.abs(cents))}`

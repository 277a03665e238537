import type { PayDifference } from '#domain/pay-months/differences.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import type { PayMonthProps } from './month.tsx'
import { signed, yuanSaid } from './months.tsx'

/** So many are listed. */
const most = 100

/** Who is paid more, less, newly or no more than the month before, 100 at the most. */
export const Differences = ({ differences, withTyped, nameOf }: PayMonthProps) => {
  const t = useT()
  const count = (is: PayDifference['is']) => differences.filter((one) => one.is === is).length
  const amount = (cents: number | undefined) => (cents === undefined ? '—' : yuanSaid(cents))
  return (
    <Card
      title={t('pay-month.differences')}
      mark={withTyped && <Pill tone="amber">{t('pay-month.with-typed')}</Pill>}
      aside={
        differences.length > 0 &&
        t('pay-month.differences-hint', {
          more: count('more'),
          less: count('less'),
          new: count('new'),
          gone: count('gone'),
        })
      }
      flush
    >
      <DataTable
        label={t('pay-month.differences')}
        rows={differences.slice(0, most)}
        empty={t('pay-month.differences-none')}
        columns={[
          {
            key: 'name',
            label: t('pay-month.name'),
            is: 'name',
            cell: ({ dossier }) => <a href={paths.dossier(dossier)}>{nameOf(dossier)}</a>,
          },
          { key: 'is', label: t('pay-month.change'), cell: ({ is }) => t(`pay-month.is.${is}`) },
          { key: 'before', label: t('pay-month.before'), align: 'end', cell: ({ before }) => amount(before) },
          { key: 'now', label: t('pay-month.now'), is: 'keep', align: 'end', cell: ({ now }) => amount(now) },
          {
            key: 'difference',
            label: t('pay-month.difference'),
            is: 'keep',
            align: 'end',
            cell: ({ before = 0, now = 0 }) => signed(now - before),
          },
        ]}
      />
      {differences.length > most && <p class="hint">{t('pay-month.differences-more', { count: most })}</p>}
    </Card>
  )
}

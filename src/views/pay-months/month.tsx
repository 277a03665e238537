import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import type { MonthSum, PayDifference } from '#domain/pay-months/differences.ts'
import { notTaken } from '#domain/pay-months/headings.ts'
import type { PayMonth } from '#domain/pay-months/month.ts'
import { formatPartialDate } from '#domain/time.ts'
import { Grid, type GridProps } from '#views/grid/grid.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { FileInput, Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { PayTabs } from '#views/settlement/pay-tabs.tsx'
import { signed, yuanSaid } from './months.tsx'

type Props = {
  readonly actor: Actor
  readonly month: PayMonth
  readonly sum: MonthSum
  readonly before: MonthSum
  /** How many people who were paid last month are not yet this month. */
  readonly lacking: number
  /** Who closed it, and when. */
  readonly closed?: { readonly who: string; readonly when: string } | undefined
  readonly differences: readonly PayDifference[]
  /** Whether they count lines that are not saved yet. */
  readonly withTyped: boolean
  readonly nameOf: (dossier: DossierId) => string
  readonly grid: Pick<GridProps, 'columns' | 'typed' | 'refusals' | 'checked' | 'blank'>
  readonly control: string
  readonly controlOff?: string | undefined
  /** What the typed lines come to. */
  readonly typedSum?: { readonly total: number; readonly count: number } | undefined
  readonly refusal?: string | undefined
  /** Headings whose meaning nobody has told, with the table that has them. */
  readonly untold?: { readonly headings: readonly string[]; readonly rows: string } | undefined
}

/** A month: what was paid, what differs from the last, and the table that it is entered in. */
export const PayMonthPage = (props: Props) => {
  const { actor, month, sum, before, lacking, closed, refusal, untold } = props
  const t = useT()
  const named = formatPartialDate(month)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('pay-month.title'), href: paths.payMonths() }]} />}
        title={t('pay-month.of', { month: named })}
        marks={<Pill tone={closed ? 'jade' : 'amber'}>{t(closed ? 'pay-month.closed' : 'pay-month.open')}</Pill>}
        sub={[
          `${t('pay-month.people')} ${sum.people}`,
          `${t('pay-month.total')} ${yuanSaid(sum.total)}`,
          ...(before.people > 0 ? [`${t('pay-month.change')} ${signed(sum.total - before.total)}`] : []),
          ...(lacking > 0 ? [t('pay-month.lacking', { count: lacking })] : []),
        ].join(' · ')}
      />
      <PayTabs actor={actor} current="months" />
      {refusal && (
        <Banner tone="seal" alert>
          {refusal}
        </Banner>
      )}
      {closed && <Banner>{t('pay-month.closed-by', closed)}</Banner>}
      {untold && untold.headings.length > 0 && <Headings {...props} untold={untold} />}
      <Differences {...props} />
      {!closed && <Entry {...props} />}
      {!closed && <FromWorkbook month={month} />}
      <Closing {...props} />
    </>
  )
}

const Entry = ({ month, grid, control, controlOff, typedSum }: Props) => {
  const t = useT()
  const label = t('pay-month.label', { month: formatPartialDate(month) })
  return (
    <Grid
      action={paths.payMonth(month)}
      label={label}
      rows={[]}
      {...grid}
      above={
        <div class="inline-form">
          <Input
            name="control"
            label={t('pay-month.control')}
            value={control}
            inputmode="decimal"
            help={t('pay-month.control-hint')}
            problem={controlOff}
          />
          {typedSum && typedSum.count > 0 && (
            <p class="hint">{t('pay-month.sum', { sum: yuanSaid(typedSum.total), count: typedSum.count })}</p>
          )}
        </div>
      }
    />
  )
}

const FromWorkbook = ({ month }: Pick<Props, 'month'>) => {
  const t = useT()
  return (
    <Card title={t('pay-month.workbook')}>
      <PostForm action={paths.payMonthWorkbook(month)} multipart>
        <FileInput
          name="file"
          label={t('pay-month.workbook-file')}
          accept=".xlsx"
          help={t('pay-month.workbook-hint')}
        />
        <div class="form-foot">
          <Button>{t('pay-month.workbook-read')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** What nobody has told yet is asked once; the table comes along, so that nothing has to be sent again. */
const Headings = ({ month, grid, control, untold }: Props & { readonly untold: NonNullable<Props['untold']> }) => {
  const t = useT()
  const options = [
    { value: notTaken, label: t('pay-month.columns-none') },
    ...grid.columns.map(({ key, names }) => ({ value: key, label: names[0] ?? key })),
  ]
  return (
    <Card title={t('pay-month.columns')} aside={t('pay-month.columns-hint')}>
      <PostForm action={paths.payMonthColumns(month)}>
        <input type="hidden" name="rows" value={untold.rows} />
        <input type="hidden" name="control" value={control} />
        <div class="field-grid">
          {untold.headings.map((heading, at) => (
            <>
              <input type="hidden" name="heading" value={heading} />
              <Select name="means" id={`means-${at}`} label={heading} options={options} />
            </>
          ))}
        </div>
        <div class="form-foot">
          <Button>{t('pay-month.columns-keep')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** So many are listed. */
const most = 100

const Differences = ({ differences, withTyped, nameOf }: Props) => {
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

const Closing = ({ month, closed, sum }: Props) => {
  const t = useT()
  if (!closed && sum.people === 0) return null
  return (
    <PostForm action={closed ? paths.payMonthReopening(month) : paths.payMonthClosing(month)} class="aside-form">
      <p class="hint">{t('pay-month.close-hint')}</p>
      <Button kind={closed ? 'stop' : 'plain'} icon={closed ? undefined : 'lock'}>
        {t(closed ? 'pay-month.reopen' : 'pay-month.close')}
      </Button>
    </PostForm>
  )
}

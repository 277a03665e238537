import type { Actor } from '#domain/access/actor.ts'
import type { DossierId } from '#domain/ids.ts'
import type { MonthSum, PayDifference } from '#domain/pay-months/differences.ts'
import type { PayMonth } from '#domain/pay-months/month.ts'
import { formatPartialDate } from '#domain/time.ts'
import type { GridProps } from '#views/grid/grid.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { PayTabs } from '#views/settlement/pay-tabs.tsx'
import { Differences } from './differences.tsx'
import { Entry, FromWorkbook, Headings } from './entry.tsx'
import { signed, yuanSaid } from './months.tsx'

export type PayMonthProps = {
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
export const PayMonthPage = (props: PayMonthProps) => {
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

const Closing = ({ month, closed, sum }: PayMonthProps) => {
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

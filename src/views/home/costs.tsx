import { yuan } from '#domain/codes/currency.ts'
import type { Owed } from '#domain/costs/cost.ts'
import type { CostKey } from '#domain/costs/kinds/index.ts'
import { daysBetween } from '#domain/days.ts'
import { shownMoney } from '#domain/money.ts'
import { lawfulDivisor } from '#domain/settlement/leave-pay.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Pill } from '#views/kit/pill.tsx'

/** One person and what is left undone: until when, on which articles it rests, and what it comes to where that may be told. */
export type CostLine = Owed & {
  readonly key: CostKey
  readonly name: string
  readonly unit: string
  readonly until: Day
  /** In hundredths of a yuan. */
  readonly pay?: number | undefined
  /** Over how many months that is the mean. */
  readonly months?: number | undefined
  readonly amount?: number | undefined
  readonly href: string
  /** Where the viewer settles it; undefined where it waits for somebody else. */
  readonly act?: string | undefined
}

export type CostsShown = {
  readonly lines: readonly CostLine[]
  /** The list behind each kind, which has as many as there are. */
  readonly lists: readonly { readonly key: CostKey; readonly count: number; readonly href: string }[]
  /** Whether amounts are told to this viewer. */
  readonly isPriced: boolean
}

/** So many are shown, the most urgent first. */
const most = 8

type Props = CostsShown & { readonly today: Day }

const money = (cents: number) => shownMoney({ cents, currency: yuan })

/** 不办要赔钱: what is most urgent first, with the sum at worst. */
export const CostsCard = ({ lines, lists, isPriced, today }: Props) => {
  const t = useT()
  if (lines.length === 0) return null
  const days = lines.map(({ until }) => daysBetween(today, until))
  const [over, soon] = [days.filter((left) => left < 0).length, days.filter((left) => left >= 0 && left <= 7).length]
  const sum = lines.reduce((sum, { amount = 0 }) => sum + amount, 0)
  return (
    <Card
      title={t('costs.title')}
      mark={
        <>
          {over > 0 && <Pill tone="seal">{t('costs.overdue', { count: over })}</Pill>}
          {soon > 0 && <Pill tone="seal">{t('costs.week', { count: soon })}</Pill>}
        </>
      }
      aside={t('costs.worst')}
      flush
    >
      <DataTable
        label={t('costs.title')}
        narrow="cards"
        rows={lines.slice(0, most)}
        columns={columnsOf(t, lists, today).filter(({ key }) => key !== 'amount' || isPriced)}
      />
      <p class="table-note">
        {lines.length > most && t('costs.more', { count: lines.length - most })}
        {isPriced ? t('costs.sum', { count: lines.length, amount: money(sum) }) : t('costs.unpriced')}
      </p>
    </Card>
  )
}

/** How the amount comes about: `7,500.00 × 12`, or from a day's pay of so many months. */
const reckoned = (t: ReturnType<typeof useT>, pay: string, months: number, owed: Owed) =>
  'days' in owed
    ? t('costs.reckoned.days', { pay, months, divisor: lawfulDivisor, days: owed.days })
    : t('costs.reckoned', { pay, months: owed.halves / 2 })

function columnsOf(t: ReturnType<typeof useT>, lists: Props['lists'], today: Day): readonly Column<CostLine>[] {
  const left = (until: Day) => {
    const days = daysBetween(today, until)
    if (days < 0) return <Pill tone="seal">{t('costs.over', { count: -days })}</Pill>
    const tone = days <= 7 ? 'seal' : 'amber'
    return <Pill tone={tone}>{days === 0 ? t('costs.today') : t('costs.left', { count: days })}</Pill>
  }
  return [
    {
      key: 'until',
      label: t('costs.until'),
      is: 'keep',
      cell: ({ until }) => (
        <>
          <b>{until}</b>
          <br />
          {left(until)}
        </>
      ),
    },
    {
      key: 'what',
      label: t('costs.what'),
      is: 'name',
      cell: ({ key, name, unit, href }) => {
        const list = lists.find((one) => one.key === key)
        return (
          <>
            <a href={list?.href ?? href}>{t(`costs.${key}`, { count: count(list?.count ?? 1) })}</a>
            <br />
            <a href={href}>{name}</a> <small>{unit}</small>
          </>
        )
      },
    },
    {
      key: 'law',
      label: t('costs.law'),
      cell: ({ key, pay, months = 1, ...owed }) => (
        <>
          {t(`costs.${key}.law`)}
          <br />
          <small>
            {t(`costs.${key}.why`)}
            {pay !== undefined && reckoned(t, money(pay), months, owed)}
          </small>
        </>
      ),
    },
    {
      key: 'amount',
      label: t('costs.amount'),
      align: 'end',
      is: 'keep',
      cell: ({ amount }) => (amount === undefined ? t('costs.no-pay') : money(amount)),
    },
    {
      key: 'act',
      label: '',
      align: 'end',
      is: 'keep',
      cell: ({ key, act }) =>
        act === undefined ? (
          <small>{t(`costs.${key}.by`)}</small>
        ) : (
          <LinkButton small href={act}>
            {t(`costs.${key}.do`)}
          </LinkButton>
        ),
    },
  ]
}

import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { averageMonths } from './calendar.ts'
import { yuanText } from './drawing.ts'
import { dividedBy, type Exact, rounded, shown, sum, times, whole } from './exact.ts'
import type { Bonus, Inputs, MonthPay } from './inputs.ts'
import { given, have, knowing, lack, type Need, ruled, together } from './need.ts'
import type { Rules } from './rules.ts'

/** 月平均工资, and how it is written: `124,000.00 ÷ 12`. */
export type Average = { readonly amount: Exact; readonly text: string }

/**
 * What was earned a month, over the twelve calendar months that ended on or before the last day, fewer where there are fewer
 * (实施条例 Art. 27, docs/law/settlement.md §2). A month in it without pay is asked for by name.
 */
export function averageOf(inputs: Inputs, { overtime }: { readonly overtime: boolean }): Need<Average> {
  return knowing(given(inputs.hired, 'hired'), (hired) => {
    const months = averageMonths(hired, inputs.last)
    if (months.length === 0) return lack('whole-month')
    const kept = new Map(inputs.months.map((one) => [one.month, one]))
    const unpaid = months.filter((month) => !kept.has(month))
    if (unpaid.length > 0) return lack('months', unpaid.map(formatPartialDate).join('、'))
    return meanOf(
      inputs,
      months.flatMap((month) => kept.get(month) ?? []),
      overtime,
    )
  })
}

function meanOf(inputs: Inputs, months: readonly MonthPay[], overtime: boolean): Need<Average> {
  const { rules } = inputs
  const wanted = together({
    sick: months.some(({ sick }) => sick) ? ruled(rules, 'sickMonths') : have('in' as const),
    bonuses: knowing(ruled(rules, 'bonusInAverage'), (counts) =>
      counts === 'in' ? bonusesIn(inputs) : have<readonly Bonus[]>([]),
    ),
  })
  return knowing(wanted, ({ sick, bonuses }): Need<Average> => {
    const counted = sick === 'in' ? months : months.filter((month) => !month.sick)
    if (counted.length === 0) return lack('whole-month')
    const earned = counted.map((month) => whole(month.gross - (overtime ? 0 : (month.overtime ?? 0))))
    const given = bonuses.map((bonus) => shareOf(bonus, new Set(counted.map(({ month }) => month))))
    const total = sum([...earned, ...given])
    const { length } = counted
    return have({ amount: dividedBy(total, whole(length)), text: `${centsText(total)} ÷ ${length}` })
  })
}

/** A bonus is earned in equal parts over the months that it is for: a yearly one by twelfths. */
function shareOf({ from, to, amount }: Bonus, window: ReadonlySet<PartialDate>): Exact {
  const months = monthsBetween(from, to)
  if (months.length === 0) return whole(0)
  const within = months.filter((month) => window.has(month)).length
  return dividedBy(times(whole(amount), whole(within)), whole(months.length))
}

function monthsBetween(from: PartialDate, to: PartialDate): readonly PartialDate[] {
  const number = (month: PartialDate) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1
  const text = (at: number) => `${Math.floor(at / 12)}${String((at % 12) + 1).padStart(2, '0')}` as PartialDate
  const first = number(from)
  return Array.from({ length: Math.max(0, number(to) - first + 1) }, (_, at) => text(first + at))
}

/** An amount that need not be whole cents, as it is read. */
function centsText(amount: Exact): string {
  const isWhole = amount.over % amount.under === 0n
  return isWhole ? yuanText(rounded(amount)) : shown(dividedBy(amount, whole(100)))
}

/** Which rules an average rests on. */
export const averageRules: readonly (keyof Rules)[] = ['bonusInAverage', 'sickMonths']

/** Every bonus with its months; asked for where nobody has said. */
export const bonusesIn = ({ bonuses, unclearBonuses }: Inputs): Need<readonly Bonus[]> =>
  unclearBonuses ? lack('bonus-months', unclearBonuses.join('、')) : given(bonuses, 'bonuses')

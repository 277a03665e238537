import type { Day } from '#domain/time.ts'
import { averageOf, averageRules } from '../average.ts'
import { dayAt, dayNumber, daysIn } from '../calendar.ts'
import { lineOf, type Reckoned, yuanText } from '../drawing.ts'
import { cut, dividedBy, type Exact, exact, least, minus, most, plus, shown, sum, times, whole } from '../exact.ts'
import type { Inputs, Period } from '../inputs.ts'
import { dayOfPay, leavePay } from '../leave-pay.ts'
import type { Line } from '../line.ts'
import { given, have, knowing, type Need, ruled, together } from '../need.ts'
import type { Rules } from '../rules.ts'
import { dayOfYears } from '../service.ts'

/** 未休年休假工资报酬: twice a day's pay, beside the salary, for each whole day (docs/law/settlement.md §4). */
export function leaveLine(inputs: Inputs): Line {
  const { rules } = inputs
  const reckoned = knowing(
    together({ days: daysLeft(inputs), day: dayPay(inputs) }),
    ({ days, day }): Need<Reckoned> => {
      return have({
        amount: leavePay(day.amount, whole(days.left)),
        formula: { code: 'leave', values: { ...days.values, day: day.text, left: String(days.left) } },
      })
    },
  )
  const used: readonly (keyof Rules)[] = [
    'leaveBase',
    'leaveDivisor',
    ...(rules.leaveBase?.value === 'average' ? averageRules : []),
    ...(isMore(inputs.leave?.carried) ? (['carriedLeave'] as const) : []),
    ...(hasHalves(inputs) ? (['halfDays'] as const) : []),
  ]
  const laws = [
    ['leave', '3'],
    ['leave-measures', '10–12'],
  ] as const
  return lineOf('leave', 'due', reckoned, { laws, rules: used }, rules)
}

function dayPay(inputs: Inputs): Need<{ readonly amount: Exact; readonly text: string }> {
  const { rules, monthlyPay } = inputs
  return knowing(
    together({ base: ruled(rules, 'leaveBase'), divisor: ruled(rules, 'leaveDivisor') }),
    ({ base, divisor }) => {
      const month =
        base === 'average'
          ? averageOf(inputs, { overtime: false })
          : knowing(given(monthlyPay, 'monthly-pay'), (pay) => have({ amount: whole(pay), text: yuanText(pay) }))
      return knowing(month, ({ amount, text }) =>
        have({ amount: dayOfPay(amount, divisor), text: `${text} ÷ ${divisor}` }),
      )
    },
  )
}

type Days = { readonly left: number; readonly values: Readonly<Record<string, string>> }

function daysLeft(inputs: Inputs): Need<Days> {
  const { rules, leave } = inputs
  const known = together({
    hired: given(inputs.hired, 'hired'),
    earlier: given(inputs.earlier, 'earlier'),
    used: given(leave?.used, 'leave-used'),
    carried: isMore(leave?.carried) ? ruled(rules, 'carriedLeave') : have('lapsed' as const),
    halves: hasHalves(inputs) ? ruled(rules, 'halfDays') : have('rest' as const),
  })
  return knowing(known, ({ hired, earlier, used, carried, halves }) => {
    const year = `${inputs.last.slice(0, 4)}-01-01` as Day
    const here: Period = { from: hired > year ? hired : year, to: inputs.last }
    const entitled = entitledIn(here, (years) => dayOfYears(hired, earlier, years))
    const own = halves === 'entitlement' ? whole(cut(entitled)) : entitled
    const brought = exact(leave?.carried ?? '0')
    // Days brought over are used first; what is left of them is paid or lapses.
    const fromBrought = carried === 'paid' ? brought : least(brought, exact(used))
    const rest = minus(minus(plus(own, fromBrought), exact(used)), exact(leave?.waived ?? '0'))
    const values = {
      entitled: shown(entitled),
      elapsed: String(daysIn(here)),
      used: shown(exact(used)),
      carried: shown(brought),
      waived: shown(exact(leave?.waived ?? '0')),
    }
    return have({ left: cut(most(whole(0), rest)), values })
  })
}

const steps = [
  [1, 5],
  [10, 10],
  [20, 15],
] as const

/** Each day of the time here by the days that its length of service gives a year: split where ten or twenty years are reached. */
function entitledIn(here: Period, reached: (years: number) => Day): Exact {
  const parts = steps.map(([years, days], at) => {
    const next = steps[at + 1]
    const until = next ? dayAt(dayNumber(reached(next[0])) - 1) : here.to
    const from = reached(years)
    const part = { from: from > here.from ? from : here.from, to: until < here.to ? until : here.to }
    return times(whole(daysIn(part)), whole(days))
  })
  return dividedBy(sum(parts), whole(365))
}

const isMore = (days: string | undefined): boolean => days !== undefined && exact(days).over > 0n

const hasHalves = ({ leave }: Inputs): boolean =>
  [leave?.used, leave?.carried, leave?.waived].some(
    (days) => days !== undefined && exact(days).over % exact(days).under !== 0n,
  )

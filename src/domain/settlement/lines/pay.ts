import { lineOf, type Reckoned, yuanText } from '../drawing.ts'
import { compare, dividedBy, exact, least, minus, most, shown, times, whole } from '../exact.ts'
import type { Inputs } from '../inputs.ts'
import type { Line } from '../line.ts'
import { given, have, knowing, type Need, ruled, together } from '../need.ts'

/** 最后一月工资: a full month where it was fully attended, else forward or backward (docs/law/settlement.md §3). */
export const payLine = (inputs: Inputs): Line =>
  lineOf(
    'pay',
    'due',
    reckoned(inputs),
    { laws: [['wages', '9']], rules: isFull(inputs) ? [] : ['lastMonth', 'divisor'] },
    inputs.rules,
  )

function reckoned(inputs: Inputs): Need<Reckoned> {
  const { monthlyPay, attendance, rules } = inputs
  const known = together({
    pay: given(monthlyPay, 'monthly-pay'),
    attendance: given(attendance, 'attendance'),
  })
  return knowing(known, ({ pay, attendance }): Need<Reckoned> => {
    const month = whole(pay)
    if (isFull(inputs)) return have({ amount: month, formula: { code: 'pay.full', values: { pay: yuanText(pay) } } })
    const set = together({ way: ruled(rules, 'lastMonth'), divisor: ruled(rules, 'divisor') })
    return knowing(set, ({ way, divisor }) => {
      const [due, worked] = [exact(attendance.due), exact(attendance.worked)]
      const day = dividedBy(month, exact(divisor))
      const days = way === 'forward' ? worked : minus(due, worked)
      const part = times(day, days)
      const amount = way === 'forward' ? part : minus(month, part)
      const values = { pay: yuanText(pay), divisor, days: shown(days) }
      return have({ amount: most(whole(0), least(amount, month)), formula: { code: `pay.${way}`, values } })
    })
  })
}

const isFull = ({ attendance }: Inputs): boolean =>
  attendance !== undefined && compare(exact(attendance.worked), exact(attendance.due)) >= 0

import type { Day } from '#domain/time.ts'
import { dayAt, dayNumber, daysIn } from '../calendar.ts'
import { lineOf, nothing, type Reckoned, yuanText } from '../drawing.ts'
import { compare, dividedBy, least, most, times, whole } from '../exact.ts'
import type { Inputs, Training } from '../inputs.ts'
import type { Line } from '../line.ts'
import { given, have, knowing, type Need, ruled, together } from '../need.ts'

/** 服务期违约金: at most the cost of what was not served, and only where the person ended it or gave cause (docs/law/settlement.md §5). */
export function penaltyLines(inputs: Inputs): readonly Line[] {
  const { training, rules } = inputs
  if (!training) return []
  const reckoned = knowing(isInBreach(inputs), (breach) =>
    breach ? unserved(training, inputs.last) : nothing('penalty.none'),
  )
  const laws = [
    ['contract', '22'],
    ['contract-rules', '26'],
  ] as const
  return [lineOf('penalty', 'deducted', reckoned, { laws }, rules)]
}

function isInBreach({ ending, answers }: Inputs): Need<boolean> {
  if (ending === 'agreed') return knowing(given(answers.proposedBy, 'proposed-by'), (by) => have(by === 'employee'))
  return have(ending === 'resigned' || ending === 'misconduct' || ending === 'dismissed')
}

function unserved({ cost, from, until, agreed }: Training, last: Day): Need<Reckoned> {
  const next = dayAt(dayNumber(last) + 1)
  const [left, all] = [daysIn({ from: next > from ? next : from, to: until }), daysIn({ from, to: until })]
  const share = all === 0 ? whole(0) : dividedBy(times(whole(cost), whole(left)), whole(all))
  const isLess = agreed !== undefined && compare(whole(agreed), share) < 0
  const values = { cost: yuanText(cost), left: String(left), all: String(all), agreed: yuanText(agreed ?? 0) }
  return have({
    amount: isLess ? whole(agreed) : share,
    formula: { code: isLess ? 'penalty.agreed' : 'penalty.share', values },
  })
}

/**
 * 赔偿损失: 20 % of the month's pay at most, and what remains of it not below the minimum wage (工资支付暂行规定 Art. 16). `pay` is
 * the line of the month as it stands.
 */
export function damageLines({ damage, rules }: Inputs, pay: Line): readonly Line[] {
  if (damage === undefined) return []
  const { amount } = pay
  const paid: Need<number> = amount.is === 'known' ? have(amount.cents) : { ok: false, missing: amount.of }
  const reckoned = knowing(
    together({ paid, minimum: ruled(rules, 'minimumWage') }),
    ({ paid, minimum }): Need<Reckoned> => {
      const fifth = dividedBy(whole(paid), whole(5))
      const rest = most(whole(0), whole(paid - minimum))
      const values = { damage: yuanText(damage), pay: yuanText(paid), minimum: yuanText(minimum) }
      return have({ amount: least(whole(damage), least(fifth, rest)), formula: { code: 'damage', values } })
    },
  )
  return [lineOf('damage', 'deducted', reckoned, { laws: [['wages', '16']], rules: ['minimumWage'] }, rules)]
}

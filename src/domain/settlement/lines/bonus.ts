import type { Day } from '#domain/time.ts'
import { bonusesIn } from '../average.ts'
import { daysIn, daysOfMonth } from '../calendar.ts'
import { lineOf, nothing, yuanText } from '../drawing.ts'
import { dividedBy, times, whole } from '../exact.ts'
import type { Bonus, Inputs, Period } from '../inputs.ts'
import type { Line } from '../line.ts'
import { given, have, knowing } from '../need.ts'

/** 奖金: each that is not paid yet, for the days of its period that were served. */
export function bonusLines(inputs: Inputs): readonly Line[] {
  const { rules } = inputs
  const bonuses = bonusesIn(inputs)
  if (!bonuses.ok) return [lineOf('bonus', 'due', bonuses, { laws }, rules)]
  const open = bonuses.value.filter((bonus) => !bonus.isPaid && periodOf(bonus).from <= inputs.last)
  if (open.length === 0) return [lineOf('bonus', 'due', nothing('bonus.none'), { laws }, rules)]
  return open.map((bonus) => bonusLine(inputs, bonus))
}

const laws = [['wages', '9']] as const

function bonusLine({ hired, last, rules }: Inputs, bonus: Bonus): Line {
  const period = periodOf(bonus)
  const reckoned = knowing(given(hired, 'hired'), (hired) => {
    const [served, all] = [daysIn(servedOf(period, { from: hired, to: last })), daysIn(period)]
    const amount = dividedBy(times(whole(bonus.amount), whole(served)), whole(all))
    const values = { amount: yuanText(bonus.amount), served: String(served), all: String(all) }
    return have({ amount, formula: { code: served === all ? 'bonus.whole' : 'bonus.part', values } })
  })
  return lineOf(`bonus:${bonus.id}`, 'due', reckoned, { laws, name: bonus.name }, rules)
}

const periodOf = ({ from, to }: Bonus): Period => ({ from: daysOfMonth(from).from, to: daysOfMonth(to).to })

const servedOf = (period: Period, service: Period): Period => ({
  from: later(period.from, service.from),
  to: period.to < service.to ? period.to : service.to,
})

const later = (a: Day, b: Day): Day => (a > b ? a : b)

import { formatPartialDate } from '#domain/time.ts'
import { monthBefore } from '../calendar.ts'
import { lineOf, nothing, type Reckoned, yuanText } from '../drawing.ts'
import { whole } from '../exact.ts'
import type { Inputs } from '../inputs.ts'
import type { Line } from '../line.ts'
import { given, have, knowing, lack, type Need } from '../need.ts'

/** 代通知金: only where Art. 40 ended it without notice; the wage of the month before, without a limit (实施条例 20). */
export function noticeLines(inputs: Inputs): readonly Line[] {
  const { ending, answers, rules } = inputs
  if (ending !== 'no-fault' || rules.severance?.value === 'none') return []
  const reckoned = knowing(given(answers.noticeGiven, 'notice-given'), (given) =>
    given ? nothing('notice.given') : wageBefore(inputs),
  )
  const laws = [
    ['contract', '40'],
    ['contract-rules', '20'],
  ] as const
  return [lineOf('notice', 'due', reckoned, { laws }, rules)]
}

function wageBefore({ months, last }: Inputs): Need<Reckoned> {
  const month = monthBefore(last)
  const pay = months.find((one) => one.month === month)
  if (!pay) return lack('previous-month', formatPartialDate(month))
  const values = { month: formatPartialDate(month), pay: yuanText(pay.gross) }
  return have({ amount: whole(pay.gross), formula: { code: 'notice', values } })
}

import type { Rule } from '../rule.ts'
import { sameWords, textOf } from '../values.ts'

/** The newest change of pay is of the grade whose standard applies. */
export const payGradeDiffers: Rule = {
  key: 'pay-grade-differs',
  severity: 'doubt',
  section: 'pay',
  source: 'docs/law/checks.md §5',
  reads: ['pay.from', 'pay.grade', 'pay-standards.from', 'pay-standards.grade'],
  find: ({ records }) => {
    const last = records('pay').at(-1)
    const [grade, standard] = [last, records('pay-standards').at(-1)].map((one) => textOf(one?.fields['grade']))
    if (!last || !grade || !standard || sameWords(grade, standard)) return []
    return [{ field: 'grade', record: last.id, params: { grade, standard } }]
  },
}

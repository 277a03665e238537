import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, monthsBetween } from '../values.ts'

/** 弹性提前退休 is three years before the statutory month at most; other kinds of retirement have their own rules. */
export const retiredTooEarly: Rule = {
  key: 'retired-too-early',
  severity: 'doubt',
  section: 'entry',
  source: 'docs/law/retirement.md §2',
  reads: ['entry.retired', 'entry.retirementKind', 'basic.retirement'],
  find: ({ records, basic }) => {
    const { retired, retirementKind } = records('entry')[0]?.fields ?? {}
    const [at, due] = [monthOf(retired), monthOf(basic['retirement'])]
    if (!at || !due || codeIn(retirementKind) !== '2' || monthsBetween(at, due) <= 36) return []
    return [{ field: 'retired', params: { due: formatPartialDate(due) } }]
  },
}

import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, isBefore, monthOf } from '../values.ts'

/** Only whoever has retired is 返聘. */
export const rehiredBeforeRetiring: Rule = {
  key: 'rehired-before-retiring',
  severity: 'doubt',
  section: 'entry',
  source: 'docs/law/retirement.md §2',
  reads: ['entry.kind', 'entry.retired', 'basic.retirement'],
  find: ({ records, basic, today }) => {
    const { kind, retired } = records('entry')[0]?.fields ?? {}
    const due = monthOf(basic['retirement'])
    if (codeIn(kind) !== '41' || retired !== undefined || !due || !today || !isBefore(today, due)) return []
    return [{ field: 'kind', params: { due: formatPartialDate(due) } }]
  },
}

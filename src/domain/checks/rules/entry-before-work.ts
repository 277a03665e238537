import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Nobody enters a unit before starting work. */
export const entryBeforeWork: Rule = {
  key: 'entry-before-work',
  severity: 'doubt',
  section: 'entry',
  source: 'docs/law/appointment-form.md §5',
  reads: ['entry.entered', 'basic.workStart'],
  find: ({ records, basic }) => {
    const [entered, work] = [records('entry')[0]?.fields['entered'], basic['workStart']].map(textOf) as PartialDate[]
    if (!entered || !work || !isBefore(entered, work)) return []
    return [{ field: 'entered', params: { work: formatPartialDate(work) } }]
  },
}

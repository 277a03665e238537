import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** The last three years that have ended, of whoever was at work then. */
export const appraisalMissing: Rule = {
  key: 'appraisal-missing',
  severity: 'hint',
  section: 'appraisals',
  source: 'docs/law/appointment-form.md §5',
  reads: ['appraisals.year', 'basic.workStart'],
  find: ({ records, basic, today }) => {
    const years = records('appraisals').map(({ fields }) => textOf(fields['year']))
    const work = textOf(basic['workStart']).slice(0, 4)
    if (!today || years.length === 0) return []
    const ended = Number(today.slice(0, 4)) - 1
    const newest = Number(today.slice(4, 6)) <= 4 && !years.includes(String(ended)) ? ended - 1 : ended
    const due = [newest - 2, newest - 1, newest].map(String).filter((year) => year > work)
    const missing = due.filter((year) => !years.includes(year))
    return missing.length === 0 ? [] : [{ field: 'year', params: { years: missing.join('、') } }]
  },
}

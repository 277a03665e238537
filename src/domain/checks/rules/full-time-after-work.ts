import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { schoolIn, studyAt } from '../schooling.ts'
import { codeIn, monthOf } from '../values.ts'

/** School comes before work; whoever goes back to school has a line of study in the résumé. */
export const fullTimeAfterWork: Rule = {
  key: 'full-time-after-work',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/appointment-form.md §5',
  reads: [
    'education.mode',
    'education.school',
    'education.graduated',
    'basic.workStart',
    'resume.from',
    'resume.to',
    'resume.text',
  ],
  find: ({ records, basic }) => {
    const work = monthOf(basic['workStart'])
    if (!work) return []
    return records('education').flatMap(({ id, fields: { mode, school: said, graduated: value } }) => {
      const graduated = monthOf(value)
      const school = schoolIn(said)
      if (codeIn(mode) !== '1' || !graduated || graduated.slice(0, 6) <= work.slice(0, 6)) return []
      if (school && studyAt(school, records('resume')).length > 0) return []
      return [{ field: 'mode', record: id, params: { date: formatPartialDate(graduated) } }]
    })
  },
}

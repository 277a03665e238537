import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, monthOf } from '../values.ts'

/** The last line goes on until today, unless the person has retired. */
export const resumeEnded: Rule = {
  key: 'resume-ended',
  severity: 'hint',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'resume.to', 'entry.retired'],
  find: ({ records, today }) => {
    const last = records('resume').at(-1)
    const to = monthOf(last?.fields['to'])
    const hasRetired = records('entry')[0]?.fields['retired'] !== undefined
    if (!last || !to || !today || hasRetired || !isBefore(to, today)) return []
    return [{ field: 'to', params: { to: formatPartialDate(to) }, record: last.id }]
  },
}

import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { schoolIn, studyAt } from '../schooling.ts'
import { codeIn, monthOf, monthsBetween } from '../values.ts'

/** A full-time school is left when its line in the résumé ends, some months either way. */
export const graduatedOutside: Rule = {
  key: 'graduated-outside',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/appointment-form.md §5',
  reads: ['education.mode', 'education.school', 'education.graduated', 'resume.from', 'resume.to', 'resume.text'],
  find: ({ records }) =>
    records('education').flatMap(({ id, fields: { mode, school: said, graduated: value } }) => {
      const [graduated, school] = [monthOf(value), schoolIn(said)]
      if (codeIn(mode) !== '1' || !graduated || !school) return []
      const ends = studyAt(school, records('resume')).flatMap(({ fields }) => monthOf(fields['to']) ?? [])
      const [first] = ends
      if (!first || ends.some((to) => Math.abs(monthsBetween(to, graduated)) <= 6)) return []
      const params = { date: formatPartialDate(graduated), to: formatPartialDate(first) }
      return [{ field: 'graduated', record: id, params }]
    }),
}

import type { Rule } from '../rule.ts'
import { schoolIn } from '../schooling.ts'
import { bareWords, codeIn, textOf } from '../values.ts'

/** Full-time schools from 大中专 on stand in the résumé. */
export const fullTimeNotInResume: Rule = {
  key: 'full-time-not-in-resume',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/appointment-form.md §5',
  reads: ['education.mode', 'education.level', 'education.school', 'resume.from', 'resume.text', 'resume.during'],
  find: ({ records }) => {
    const lines = records('resume').map(({ fields }) => bareWords(textOf(fields['text']) + textOf(fields['during'])))
    if (lines.length === 0) return []
    return records('education').flatMap(({ id, fields: { mode, level, school: said } }) => {
      const school = schoolIn(said)
      const counts = codeIn(mode) === '1' && !['37', '38', '39'].includes(codeIn(level) ?? '')
      if (!counts || !school || lines.some((line) => line.includes(school))) return []
      return [{ field: 'school', record: id, params: { school } }]
    })
  },
}

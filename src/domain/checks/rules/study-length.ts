import type { Rule } from '../rule.ts'
import { schoolIn, studyAt } from '../schooling.ts'
import { codeIn, monthOf, monthsBetween, wordsOf } from '../values.ts'

/** The shortest full-time course of a level. */
export const studyLength: Rule = {
  key: 'study-length',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/checks.md §2',
  reads: ['education.mode', 'education.level', 'education.school', 'resume.from', 'resume.to', 'resume.text'],
  find: ({ records }) =>
    records('education').flatMap(({ id, fields: { mode, level, school: said } }) => {
      const [least, school] = [shortest[codeIn(level) ?? ''], schoolIn(said)]
      if (codeIn(mode) !== '1' || !least || !school) return []
      const months = studyAt(school, records('resume')).flatMap(({ fields }) => {
        const [from, to] = [monthOf(fields['from']), monthOf(fields['to'])]
        return from && to && from <= to ? [monthsBetween(from, to)] : []
      })
      const all = months.reduce((sum, length) => sum + length, 0)
      if (months.length === 0 || all >= least) return []
      return [{ field: 'level', record: id, params: { level: wordsOf(level), months: String(all) } }]
    }),
}

/** In months: university from a junior college on takes two years, postgraduate studies and junior college two. */
const shortest: Readonly<Record<string, number>> = { '11': 18, '21': 20, '31': 20, '35': 20 }

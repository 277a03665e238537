import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { tierOf } from '../schooling.ts'
import { codeIn, monthOf, textOf, wordsOf } from '../values.ts'

/** Full-time schools are left one after the other, the lower before the higher. */
export const educationOrder: Rule = {
  key: 'education-order',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/checks.md §2',
  reads: ['education.mode', 'education.level', 'education.graduated'],
  find: ({ records }) => {
    const schools = records('education').filter(
      ({ fields }) => codeIn(fields['mode']) === '1' && tierOf(fields['level']) && monthOf(fields['graduated']),
    )
    return schools.flatMap(({ id, fields }) => {
      const later = schools.find(
        ({ fields: other }) =>
          (tierOf(other['level']) ?? 0) < (tierOf(fields['level']) ?? 0) &&
          textOf(other['graduated']).slice(0, 6) > textOf(fields['graduated']).slice(0, 6),
      )
      if (!later) return []
      const lower = `${wordsOf(later.fields['level'])}（${formatPartialDate(later.fields['graduated'] as PartialDate)}）`
      return [{ field: 'graduated', record: id, params: { level: wordsOf(fields['level']), lower } }]
    })
  },
}

import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { tierOf } from '../schooling.ts'
import { monthOf } from '../values.ts'

/** The age at which a school can be left at the earliest. */
export const educationTooYoung: Rule = {
  key: 'education-too-young',
  severity: 'doubt',
  section: 'education',
  source: 'docs/law/checks.md §2',
  reads: ['education.level', 'education.graduated', 'basic.birth'],
  find: ({ records, births }) =>
    records('education').flatMap(({ id, fields }) => {
      const least = youngest[(tierOf(fields['level']) ?? 0) - 1]
      const age = least && ageUnder(births, monthOf(fields['graduated']), least)
      return age === undefined ? [] : [{ field: 'graduated', record: id, params: { age: String(age) } }]
    }),
}

/** From primary school to postgraduate studies, some years below the usual age. */
const youngest = [9, 12, 14, 17, 18, 20]

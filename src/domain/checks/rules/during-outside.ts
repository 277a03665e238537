import { monthNumber } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { monthOf, textOf } from '../values.ts'

/** 其间 lies within its line. */
export const duringOutside: Rule = {
  key: 'during-outside',
  severity: 'doubt',
  section: 'resume',
  source: 'docs/law/appointment-form.md §5',
  reads: ['resume.from', 'resume.to', 'resume.during'],
  find: ({ records }) =>
    records('resume').flatMap(({ id, fields }) => {
      const [from, to] = [monthOf(fields['from']), monthOf(fields['to'])]
      if (from && to && monthNumber(to) < monthNumber(from)) return []
      const months = [...textOf(fields['during']).matchAll(/(?<!\d)((?:19|20)\d{2})[.．年]?(0[1-9]|1[0-2])(?!\d)/g)]
      const isOutside = months
        .map(([, year, month]) => `${year}${month}`)
        .some((month) => (from && month < from.slice(0, 6)) || (to && month > to.slice(0, 6)))
      return isOutside ? [{ field: 'during', record: id }] : []
    }),
}

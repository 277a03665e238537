import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Earlier service ends before this employment begins. */
export const earlierServiceLate: Rule = {
  key: 'earlier-service-late',
  severity: 'doubt',
  section: 'earlier-service',
  source: 'docs/law/appointment-form.md §5',
  reads: ['earlier-service.to', 'entry.entered'],
  find: ({ records }) => {
    const entered = textOf(records('entry')[0]?.fields['entered']) as PartialDate
    return records('earlier-service').flatMap(({ id, fields }) => {
      const to = textOf(fields['to']) as PartialDate
      if (!entered || !to || !isBefore(entered, to)) return []
      const params = { to: formatPartialDate(to), entered: formatPartialDate(entered) }
      return [{ field: 'to', record: id, params }]
    })
  },
}

import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'

/** A recent portrait: ten years are not recent any more. */
export const photoOld: Rule = {
  key: 'photo-old',
  severity: 'hint',
  section: 'photo',
  source: 'docs/law/appointment-form.md §4',
  reads: ['photo.taken'],
  find: ({ records, today }) => {
    const taken = records('photo')[0]?.fields['taken'] as PartialDate | undefined
    if (!taken || !today || Number(today.slice(0, 4)) - Number(taken.slice(0, 4)) <= 10) return []
    return [{ field: 'taken', params: { date: formatPartialDate(taken) } }]
  },
}

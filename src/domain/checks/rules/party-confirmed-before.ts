import type { PartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { isBefore, textOf } from '../values.ts'

/** Nobody is confirmed before joining. */
export const partyConfirmedBefore: Rule = {
  key: 'party-confirmed-before',
  severity: 'error',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: ['party.joined', 'party.confirmed'],
  find: ({ records }) =>
    records('party').flatMap(({ id, fields }) => {
      const [joined, confirmed] = [fields['joined'], fields['confirmed']].map((date) => textOf(date) as PartialDate)
      return joined && confirmed && isBefore(confirmed, joined) ? [{ field: 'confirmed', record: id }] : []
    }),
}

import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf } from '../values.ts'

/** 入党时间 is the month of the membership. */
export const partyDateDiffers: Rule = {
  key: 'party-date-differs',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/appointment-form.md §5',
  reads: ['party.party', 'party.joined', 'basic.partyDate'],
  find: ({ records, joined: stated }) =>
    records('party').flatMap(({ id, fields: { party, joined: value } }) => {
      const joined = monthOf(value)
      if (codeIn(party) !== '01' || !stated || !joined || stated.slice(0, 6) === joined.slice(0, 6)) return []
      const params = { joined: formatPartialDate(joined), stated: formatPartialDate(stated) }
      return [{ field: 'joined', params, record: id }]
    }),
}

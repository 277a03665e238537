import type { Rule } from '../rule.ts'
import { codeIn, monthOf, monthsBetween } from '../values.ts'

/** The probation of a member is prolonged by a year at most. */
export const partyConfirmedLate: Rule = {
  key: 'party-confirmed-late',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: ['party.party', 'party.joined', 'party.confirmed'],
  find: ({ records }) =>
    records('party').flatMap(({ id, fields: { party, joined: from, confirmed: to } }) => {
      const [joined, confirmed] = [monthOf(from), monthOf(to)]
      if (codeIn(party) !== '01' || !joined || !confirmed || joined < '197708') return []
      const months = monthsBetween(joined, confirmed)
      return months > 26 ? [{ field: 'confirmed', record: id, params: { months: String(months) } }] : []
    }),
}

import type { Rule } from '../rule.ts'
import { codeIn, monthOf, monthsBetween } from '../values.ts'

/** The probation of a member lasts a year since 1977. */
export const partyConfirmedEarly: Rule = {
  key: 'party-confirmed-early',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: ['party.party', 'party.joined', 'party.confirmed'],
  find: ({ records }) =>
    records('party').flatMap(({ id, fields: { party, joined: from, confirmed: to } }) => {
      const [joined, confirmed] = [monthOf(from), monthOf(to)]
      if (codeIn(party) !== '01' || !joined || !confirmed || joined < '197708') return []
      const months = monthsBetween(joined, confirmed)
      return months >= 0 && months < 12 ? [{ field: 'confirmed', record: id, params: { months: String(months) } }] : []
    }),
}

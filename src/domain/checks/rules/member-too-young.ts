import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Every party takes members from eighteen on. Of a date that 入党时间 states as well it is told there. */
export const memberTooYoung: Rule = {
  key: 'member-too-young',
  severity: 'doubt',
  section: 'party',
  source: 'docs/law/checks.md §1',
  reads: ['party.joined', 'basic.birth', 'basic.partyDate'],
  find: ({ records, births, joined: stated }) =>
    records('party').flatMap(({ id, fields }) => {
      const joined = monthOf(fields['joined'])
      const age = ageUnder(births, joined, 18)
      if (age === undefined || joined?.slice(0, 6) === stated?.slice(0, 6)) return []
      return [{ field: 'joined', params: { age: String(Math.max(age, 0)) }, record: id }]
    }),
}

import type { Rule } from '../rule.ts'
import { codeIn, monthsBetween, yearsBetween } from '../values.ts'

/** The probation of a Party member lasts a year, and a year longer at most. */
export const probationOver: Rule = {
  key: 'probation-over',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/checks.md §1',
  reads: ['basic.politics', 'basic.partyDate'],
  find: ({ basic, joined, today }) => {
    if (codeIn(basic['politics']) !== '02' || !joined || !today || monthsBetween(joined, today) <= 24) return []
    return [{ field: 'politics', params: { years: String(yearsBetween(joined, today)) } }]
  },
}

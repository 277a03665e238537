import type { Rule } from '../rule.ts'
import { codeIn, yearsBetween } from '../values.ts'

/** Members of the Youth League leave it at twenty-eight unless they hold a post in it. */
export const leagueOver: Rule = {
  key: 'league-over',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/checks.md §1',
  reads: ['basic.politics', 'basic.birth'],
  find: ({ basic, births, today }) => {
    const ages = today && codeIn(basic['politics']) === '03' ? births.map((birth) => yearsBetween(birth, today)) : []
    const least = Math.min(...ages)
    return ages.length > 0 && least > 28 ? [{ field: 'politics', params: { age: String(least) } }] : []
  },
}

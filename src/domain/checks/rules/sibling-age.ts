import { agesReads, bornBeside } from '../kin.ts'
import type { Rule } from '../rule.ts'
import { monthsBetween, wordsOf } from '../values.ts'

/** 兄 and 姐 are older, 弟 and 妹 younger. */
export const siblingAge: Rule = {
  key: 'sibling-age',
  severity: 'doubt',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: agesReads,
  find: (facts) =>
    bornBeside(facts, elder, younger).flatMap(({ id, relation, birth, isElder }) => {
      const months = facts.births.map((own) => (isElder ? monthsBetween(birth, own) : monthsBetween(own, birth)))
      if (months.length === 0 || months.some((apart) => apart >= 0)) return []
      return [{ field: 'birth', params: { relation: wordsOf(relation) }, record: id }]
    }),
}

const elder = new Set(['16', '18'])
const younger = new Set(['17', '19'])

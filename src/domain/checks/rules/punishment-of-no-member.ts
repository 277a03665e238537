import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** The Party punishes its members; whoever was expelled is none any more. */
export const punishmentOfNoMember: Rule = {
  key: 'punishment-of-no-member',
  severity: 'doubt',
  section: 'punishments',
  source: 'docs/law/checks.md §8',
  reads: ['punishments.kind', 'basic.politics'],
  find: ({ records, basic }) => {
    const politics = codeIn(basic['politics'])
    const all = records('punishments')
    const isExpelled = all.some(({ fields }) => codeIn(fields['kind']) === '16')
    if (!politics || ['01', '02'].includes(politics) || isExpelled) return []
    return all.flatMap(({ id, fields: { kind } }) =>
      /^1[1-5]$/.test(codeIn(kind) ?? '') ? [{ field: 'kind', record: id, params: { kind: wordsOf(kind) } }] : [],
    )
  },
}

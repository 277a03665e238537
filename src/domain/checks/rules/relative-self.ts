import type { Rule } from '../rule.ts'
import { monthOf, sameWords, textOf } from '../values.ts'

/** Nobody is the own relative. */
export const relativeSelf: Rule = {
  key: 'relative-self',
  severity: 'error',
  section: 'family',
  source: 'docs/law/checks.md §6',
  reads: ['family.name', 'family.birth', 'basic.name', 'basic.birth'],
  find: ({ records, basic }) =>
    records('family').flatMap(({ id, fields: { name, birth } }) => {
      const [own, theirs] = [monthOf(basic['birth']), monthOf(birth)]
      const isSame = own && theirs && own.slice(0, 6) === theirs.slice(0, 6)
      return isSame && sameWords(textOf(name), textOf(basic['name'])) ? [{ field: 'name', record: id }] : []
    }),
}

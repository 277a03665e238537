import type { Rule } from '../rule.ts'

/** One person has one dossier: another of this name and month of birth is looked at. */
export const samePerson: Rule = {
  key: 'same-person',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/checks.md §7',
  reads: ['basic.name', 'basic.birth'],
  find: ({ alike }) => (alike.length > 0 ? [{ field: 'name', params: { numbers: alike.join('、') } }] : []),
}

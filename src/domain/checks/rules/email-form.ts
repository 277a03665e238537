import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** An address has a name, one @ and a domain. */
export const emailForm: Rule = {
  key: 'email-form',
  severity: 'doubt',
  section: 'contact',
  source: 'docs/law/contracts.md §1',
  reads: ['contact.email'],
  find: ({ records }) => {
    const email = textOf(records('contact')[0]?.fields['email']).normalize('NFKC').trim()
    return email === '' || /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email) ? [] : [{ field: 'email' }]
  },
}

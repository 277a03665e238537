import type { Rule } from '../rule.ts'
import { bareWords, textOf } from '../values.ts'

/** In an emergency somebody else is called. */
export const emergencyOwn: Rule = {
  key: 'emergency-own',
  severity: 'hint',
  section: 'contact',
  source: 'docs/law/contracts.md §1',
  reads: ['contact.mobile', 'contact.emergencyPhone'],
  find: ({ records }) => {
    const [own, other] = ['mobile', 'emergencyPhone'].map((key) =>
      bareWords(textOf(records('contact')[0]?.fields[key])),
    )
    return own && own === other ? [{ field: 'emergencyPhone' }] : []
  },
}

import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** 手机 of the mainland has eleven digits from 13 to 19; a number that names a country is left alone. */
export const mobileForm: Rule = {
  key: 'mobile-form',
  severity: 'doubt',
  section: 'contact',
  source: 'docs/law/contracts.md §1',
  reads: ['contact.mobile'],
  find: ({ records }) => {
    const plain = textOf(records('contact')[0]?.fields['mobile']).normalize('NFKC').replace(/[\s-]/g, '')
    const isForeign = /^(?:\+|00)(?!86)/.test(plain)
    if (plain === '' || isForeign || /^(?:(?:\+|00)86)?1[3-9]\d{9}$/.test(plain)) return []
    return [{ field: 'mobile' }]
  },
}

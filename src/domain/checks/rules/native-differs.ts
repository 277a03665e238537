import { areaOf, liesIn } from '#domain/people/division.ts'
import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** A number names the place of the first registration: seldom neither the native place nor that of birth. */
export const nativeDiffers: Rule = {
  key: 'native-differs',
  severity: 'hint',
  section: 'basic',
  source: 'docs/law/id-number.md §4',
  reads: ['basic.nativePlace', 'basic.birthPlace', 'id-numbers.number'],
  find: ({ basic, card }) => {
    const area = card && areaOf(card)
    const stated = ['birthPlace', 'nativePlace'].filter((field) => textOf(basic[field]) !== '')
    const [field] = stated
    if (!area || !field || stated.some((one) => liesIn(textOf(basic[one]), area) !== false)) return []
    return [{ field, params: { area: area.name, text: textOf(basic[field]) } }]
  },
}

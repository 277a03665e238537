import { retirementBaseOf, retirementMonth } from '#domain/people/retirement.ts'
import { formatPartialDate } from '#domain/time.ts'
import type { Rule } from '../rule.ts'
import { codeIn, monthOf, textOf } from '../values.ts'

/** 到龄时间 by the rule of 2025 for the age that applies. */
export const retirementDiffers: Rule = {
  key: 'retirement-differs',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/retirement.md §2',
  reads: ['basic.sex', 'basic.birth', 'basic.retirement', 'basic.retirementLimit', 'basic.retirementBase'],
  find: ({ basic, births }) => {
    const stated = monthOf(basic['retirement'])
    const base = retirementBaseOf({
      sex: codeIn(basic['sex']),
      limit: textOf(basic['retirementLimit']),
      answered: codeIn(basic['retirementBase']),
    })
    if (!stated || !base || base === 'unknown') return []
    const months = births.map((birth) => retirementMonth(birth, base))
    const [reckoned] = months
    if (!reckoned || months.some((month) => month === stated.slice(0, 6))) return []
    const readings = [stated, reckoned].map(formatPartialDate)
    return [{ field: 'retirement', readings, params: { stated: readings[0] ?? '', reckoned: readings[1] ?? '' } }]
  },
}

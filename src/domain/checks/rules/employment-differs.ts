import type { Rule } from '../rule.ts'
import { codeIn, wordsOf } from '../values.ts'

/** 公务员 are appointed, 派遣 come from an agency, 返聘 have a service agreement. */
export const employmentDiffers: Rule = {
  key: 'employment-differs',
  severity: 'doubt',
  section: 'entry',
  source: 'docs/law/contracts.md §1',
  reads: ['entry.kind', 'entry.employment'],
  find: ({ records }) => {
    const { kind, employment } = records('entry')[0]?.fields ?? {}
    const fits = forms[codeIn(kind) ?? '']
    const form = codeIn(employment)
    if (!fits || !form || fits.includes(form)) return []
    return [{ field: 'employment', params: { kind: wordsOf(kind), employment: wordsOf(employment) } }]
  },
}

/** 用工形式 that a 人员类别 may have, loans and traineeship aside. */
const forms: Readonly<Record<string, readonly string[]>> = {
  '10': ['3', '7'],
  '11': ['3', '7'],
  '40': ['4'],
  '41': ['5', '6'],
}

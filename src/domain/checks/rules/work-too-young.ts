import { ageUnder } from '../ages.ts'
import type { Rule } from '../rule.ts'
import { monthOf } from '../values.ts'

/** Nobody starts work before the age of sixteen. */
export const workTooYoung: Rule = {
  key: 'work-too-young',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.birth', 'basic.workStart'],
  find: ({ basic, births }) => {
    const age = ageUnder(births, monthOf(basic['workStart']), 16) ?? -1
    return age < 0 ? [] : [{ field: 'workStart', params: { age: String(age) } }]
  },
}

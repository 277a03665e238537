import type { Rule } from '../rule.ts'
import { textOf } from '../values.ts'

/** 年度考核 of the form covers the last three years that had ended when it was filled in. */
export const appraisalYears: Rule = {
  key: 'appraisal-years',
  severity: 'doubt',
  section: 'appraisals',
  source: 'docs/law/appointment-form.md §5',
  reads: ['appraisals.year', 'form.filledOn', 'form.ageDate'],
  find: ({ records, contents }) => {
    const form = contents['form']?.[0]?.fields ?? {}
    const filled = textOf(form['filledOn']) || textOf(form['ageDate'])
    const last = records('appraisals').at(-1)
    const years = records('appraisals').map(({ fields }) => textOf(fields['year']))
    if (!/^\d{6}/.test(filled) || !last || years.every((year) => year === '')) return []
    const ended = Number(filled.slice(0, 4)) - 1
    /** In the first months of a year the appraisal of the last one is still going on. */
    const newest = Number(filled.slice(4, 6)) <= 4 && !years.includes(String(ended)) ? ended - 1 : ended
    const missing = [newest - 2, newest - 1, newest].map(String).filter((year) => !years.includes(year))
    return missing.length === 0 ? [] : [{ field: 'year', params: { years: missing.join('、') }, record: last.id }]
  },
}

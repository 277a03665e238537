import type { Contents, Finding } from '#domain/dossiers/section.ts'
import { only, textOf } from './facts.ts'

/** 年度考核 of the form covers the last three years that had ended when it was filled in, each once. */
export function checkAppraisals(contents: Contents): readonly Finding[] {
  const records = contents['appraisals'] ?? []
  const years = records.map(({ fields }) => textOf(fields['year']))
  const twice = records.filter((_, at) => years[at] !== '' && years.indexOf(years[at] ?? '') < at)
  const repeated = twice.map(({ id }): Finding => ({ code: 'appraisal-twice', field: 'year', record: id }))

  const form = only(contents, 'form')?.fields
  const filled = textOf(form?.['filledOn']) || textOf(form?.['ageDate'])
  const last = records.at(-1)
  if (!/^\d{6}/.test(filled) || !last || years.every((year) => year === '')) return repeated
  const ended = Number(filled.slice(0, 4)) - 1
  /** In the first months of a year the appraisal of the last one is still going on. */
  const newest = Number(filled.slice(4, 6)) <= 4 && !years.includes(String(ended)) ? ended - 1 : ended
  const missing = [newest - 2, newest - 1, newest].map(String).filter((year) => !years.includes(year))
  if (missing.length === 0) return repeated
  return [
    ...repeated,
    { code: 'appraisal-years', field: 'year', params: { years: missing.join('、') }, record: last.id },
  ]
}

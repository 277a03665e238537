import type { Contents, DossierRecord, Finding } from '#domain/dossiers/section.ts'
import { formatPartialDate, monthNumber, type PartialDate } from '#domain/time.ts'
import { birthsOf } from './birth.ts'
import { monthOf, textOf, yearsBetween } from './facts.ts'
import { gapsOf } from './gaps.ts'

/** 简历 is accurate to the month and continuous: gaps, overlaps, ends before their beginnings, 其间 outside its line. */
export function checkResume(contents: Contents, today?: PartialDate): readonly Finding[] {
  const records = contents['resume'] ?? []
  return [
    ...gaps(records),
    ...overlaps(records),
    ...records.flatMap(within),
    ...beginning(birthsOf(contents, today), records),
  ]
}

const gaps = (records: readonly DossierRecord[]): readonly Finding[] =>
  gapsOf(records).map(({ before, from, to }) => {
    const record = records[before]?.id
    const params = { from: formatPartialDate(from), to: formatPartialDate(to) }
    return { code: 'resume-gap', field: 'from', params, ...(record && { record }) }
  })

/** A line begins before an earlier one has ended. */
function overlaps(records: readonly DossierRecord[]): readonly Finding[] {
  const findings: Finding[] = []
  let until: PartialDate | undefined
  for (const { id, fields } of records) {
    const [from, to] = [monthOf(fields['from']), monthOf(fields['to'])]
    if (from && until && monthNumber(from) < monthNumber(until)) {
      const params = { from: formatPartialDate(from), to: formatPartialDate(until) }
      findings.push({ code: 'resume-overlap', field: 'from', params, record: id })
    }
    if (to && (!until || to > until)) until = to
  }
  return findings
}

function within({ id, fields }: DossierRecord): readonly Finding[] {
  const [from, to] = [monthOf(fields['from']), monthOf(fields['to'])]
  if (from && to && monthNumber(to) < monthNumber(from)) return [{ code: 'end-before-start', field: 'to', record: id }]
  const months = [...textOf(fields['during']).matchAll(/(?<!\d)((?:19|20)\d{2})[.．年]?(0[1-9]|1[0-2])(?!\d)/g)]
  const outside = months
    .map(([, year, month]) => `${year}${month}`)
    .filter((month) => (from && month < from.slice(0, 6)) || (to && month > to.slice(0, 6)))
  return outside.length > 0 ? [{ code: 'during-outside', field: 'during', record: id }] : []
}

/** Nobody goes to school before the age of five, by whichever birth. */
function beginning(births: readonly PartialDate[], [first]: readonly DossierRecord[]): readonly Finding[] {
  const from = monthOf(first?.fields['from'])
  if (!first || !from) return []
  const years = births.map((birth) => yearsBetween(birth, from))
  if (years.length === 0 || years.some((age) => age >= 5)) return []
  const about = { field: 'from', record: first.id }
  return Number(years[0]) < 0
    ? [{ code: 'before-birth', params: { date: formatPartialDate(from) }, ...about }]
    : [{ code: 'resume-too-early', params: { age: String(years[0]) }, ...about }]
}

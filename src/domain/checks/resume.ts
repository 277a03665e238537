import type { Contents, DossierRecord, Finding } from '#domain/dossiers/section.ts'
import { formatPartialDate, monthNumber, type PartialDate } from '#domain/time.ts'
import { monthOf, only, textOf, yearsBetween } from './facts.ts'
import { gapsOf } from './gaps.ts'

/** 简历 is accurate to the month and continuous: gaps, overlaps, ends before their beginnings, 其间 outside its line. */
export function checkResume(contents: Contents): readonly Finding[] {
  const records = contents['resume'] ?? []
  return [...gaps(records), ...overlaps(records), ...records.flatMap(within), ...beginning(contents, records)]
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

/** Nobody goes to school before the age of five, least of all before birth. */
function beginning(contents: Contents, records: readonly DossierRecord[]): readonly Finding[] {
  const birth = monthOf(only(contents, 'basic')?.fields['birth'])
  const first = records[0]
  const from = monthOf(first?.fields['from'])
  if (!birth || !first || !from || yearsBetween(birth, from) >= 5) return []
  return [
    { code: 'resume-too-early', field: 'from', params: { age: String(yearsBetween(birth, from)) }, record: first.id },
  ]
}

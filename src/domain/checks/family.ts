import type { Contents, DossierRecord, Finding } from '#domain/dossiers/section.ts'
import type { PartialDate } from '#domain/time.ts'
import { birthsOf } from './birth.ts'
import { codeIn, monthOf, only, yearsBetween } from './facts.ts'

/**
 * Ages that cannot be: parents and parents-in-law at least 16 years older than their children
 * (docs/law/appointment-form.md §5).
 */
export function checkFamily(contents: Contents, today?: PartialDate): readonly Finding[] {
  const sex = codeIn(only(contents, 'basic')?.fields['sex'])
  const births = birthsOf(contents, today)
  return (contents['family'] ?? []).flatMap((record) => [
    ...ageOf(record, births),
    ...(sex ? spouseOf(record, sex) : []),
  ])
}

const parents = new Set(['10', '11', '44', '45', '46', '47', '40', '41', '42', '43'])
const children = new Set(['14', '15', '20', '21', '22', '23', '24', '25', '26', '28', '29', '30', '31', '32', '33'])

/** Odd by every birth that may be meant. */
function ageOf({ id, fields }: DossierRecord, births: readonly PartialDate[]): readonly Finding[] {
  const theirs = monthOf(fields['birth'])
  const relation = codeIn(fields['relation']) ?? ''
  if (!theirs) return []
  const years = births.map((birth) =>
    parents.has(relation) ? yearsBetween(theirs, birth) : children.has(relation) ? yearsBetween(birth, theirs) : 16,
  )
  if (years.length === 0 || years.some((apart) => apart >= 16)) return []
  return [{ code: 'relative-age', field: 'birth', params: { years: String(years[0]) }, record: id }]
}

/** 妻子 belongs to a man's form, 丈夫 to a woman's. */
function spouseOf({ id, fields }: DossierRecord, sex: string): readonly Finding[] {
  const relation = codeIn(fields['relation'])
  const odd = (relation === '13' && sex === '2') || (relation === '12' && sex === '1')
  return odd ? [{ code: 'spouse-sex', field: 'relation', readings: ['丈夫', '妻子'], record: id }] : []
}

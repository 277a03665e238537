import { monthNumber, type PartialDate } from '#domain/time.ts'
import type { Coded, DossierRecord, Fields, Value } from './section.ts'

/** 劳动合同: fixed term, open-ended, or for a task (docs/law/contracts.md §1). */
export const isLabour = ({ kind }: Fields): boolean => /^[123]$/.test(codeIn(kind) ?? '')

/** 劳动合同 and 聘用合同: what makes somebody one of the staff; agreements stand beside it. */
export const isEmploying = ({ kind }: Fields): boolean => /^[1235]$/.test(codeIn(kind) ?? '')

/**
 * The longest probation that this contract may have, in months; undefined where nothing is said. 劳动合同法 Art. 19; a term of
 * three years that ends on the day before counts as three years. A 聘用合同 has twelve months at most (docs/law/contracts.md §2).
 */
export function mostProbation({ kind, from: begun, to: end }: Fields): number | undefined {
  const code = codeIn(kind)
  if (code === '5') return 12
  if (code === '2') return 6
  if (code === '3') return 0
  const [from, to] = [monthOf(begun), monthOf(end)]
  if (code !== '1' || !from || !to) return undefined
  const term = monthsBetween(from, to)
  if (term < 2) return 0
  return term < 11 ? 1 : term < 35 ? 2 : 6
}

/** Whether a contract is neither ended, replaced nor expired by the word of the register. */
export const isOpen = ({ state, ended }: Fields): boolean =>
  ['1', '3', '6', ''].includes(codeIn(state) ?? '') && textOf(ended) === ''

/** The contract that makes somebody one of the staff now: the last one that nobody has ended or renewed. */
export const inForce = (records: readonly DossierRecord[] | undefined): DossierRecord | undefined =>
  (records ?? []).findLast(({ fields }) => isEmploying(fields) && isOpen(fields))

/** Fixed terms with the same employer before this one, in the order of the register. */
export const fixedTermsBefore = (records: readonly DossierRecord[], at: number): number =>
  records
    .slice(0, at)
    .filter(({ fields }) => codeIn(fields['kind']) === '1' && sameEmployer(fields, records[at]?.fields ?? {})).length

/** Which fixed term with the same employer the contract in force is, as a figure; undefined where it is none. */
export function fixedTerm(records: readonly DossierRecord[]): string | undefined {
  const held = inForce(records)
  if (!held || codeIn(held.fields['kind']) !== '1') return undefined
  return String(fixedTermsBefore(records, records.indexOf(held)) + 1)
}

const sameEmployer = (one: Fields, other: Fields): boolean => textOf(one['employer']) === textOf(other['employer'])

/**
 * 劳动合同法 Art. 14: whoever has signed two fixed terms, or has worked here for ten years, is offered a contract without an
 * end. Answers why it is due.
 */
export function openEndedDue(
  records: readonly DossierRecord[],
  entered: PartialDate | undefined,
  today: PartialDate,
): { readonly terms: number; readonly years: number | undefined; readonly isDue: boolean } {
  const last = records.at(-1)?.fields ?? {}
  const terms = records.filter(({ fields }) => codeIn(fields['kind']) === '1' && sameEmployer(fields, last)).length
  const years = entered && monthOf(entered) ? Math.floor(monthsBetween(entered, today) / 12) : undefined
  return { terms, years, isDue: terms >= 2 || (years ?? 0) >= 10 }
}

const codeIn = (value: Value | undefined): string | undefined => (value as Coded | undefined)?.code

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

const monthOf = (value: Value | undefined): PartialDate | undefined =>
  textOf(value).length >= 6 ? (textOf(value) as PartialDate) : undefined

const monthsBetween = (from: PartialDate, at: PartialDate): number => monthNumber(at) - monthNumber(from)

import { typedValue } from '#domain/dossiers/form.ts'
import type { Value } from '#domain/dossiers/section.ts'
import { shownMoney } from '#domain/money.ts'
import type { ApprovalFact, ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { printable } from '#domain/prints/printable.ts'

/** A sheet under a title, of one person and with nothing on it yet. */
export const blankSheet = (
  { name, number }: { readonly name: string; readonly number: string },
  title: string,
): ApprovalSheet => ({
  is: 'approval',
  title,
  name: printable(name),
  number,
  facts: [],
  changes: [],
  opinions: [],
  remarks: [],
})

/** Facts as they are printed; what nobody said is left out. */
export const factsSaid = (facts: readonly (readonly [label: string, words: string])[]): readonly ApprovalFact[] =>
  facts.filter(([, words]) => words !== '').map(([label, words]) => ({ label, words: printable(words) }))

/** A value as a sheet says it: amounts with their thousands parted. */
export const worded = (value: Value | undefined): string =>
  typeof value === 'object' && 'cents' in value ? shownMoney(value) : typedValue(value)

import { type Problems, readFields } from '#domain/dossiers/form.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import { bonuses } from '#domain/dossiers/sections/bonuses.ts'
import { payslips } from '#domain/dossiers/sections/payslips.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Money } from '#domain/money.ts'
import type { FindPerson } from '#domain/opening/lines.ts'
import { formatPartialDate } from '#domain/time.ts'
import type { PayMonth } from './month.ts'

/** A person's month as it was typed: the payslip, and the bonus of the month where there is one. */
export type PaidLine = { readonly dossier: DossierId; readonly payslip: Fields; readonly bonus?: Fields }

export type PaidRead =
  | { readonly ok: true; readonly line: PaidLine }
  | { readonly ok: false; readonly problems: Problems }

/** A column of the grid of a month: which field of which section. */
export type PayColumn = { readonly key: string; readonly section: Section; readonly field: Field }

/** The month and what follows from other fields are not typed; a bonus stands behind the payslip. */
export const payColumns: readonly PayColumn[] = [
  ...payslips.fields
    .filter(({ key }) => !['month', 'net', 'text'].includes(key))
    .map((field) => ({ key: field.key, section: payslips, field })),
  ...bonuses.fields
    .filter(({ key }) => ['kind', 'amount', 'from', 'to'].includes(key))
    .map((field) => ({ key: `bonus.${field.key}`, section: bonuses, field })),
]

/** Reads lines one after another; a person who stands in the table twice is told at the second. */
export function createPaidReader(month: PayMonth, find: FindPerson): (line: GridLine) => PaidRead {
  const seen = new Set<DossierId>()
  return ({ cells }) => {
    const [number = '', name = ''] = [cells['person.number'], cells['person.name']]
    const person = find(number, name)
    const at = formatPartialDate(month)
    const payslip = readFields(payslips, (key) => (key === 'month' ? at : (cells[key] ?? '')))
    const bonus = hasBonus(cells)
      ? readFields(bonuses, (key) => (key === 'date' ? at : (cells[`bonus.${key}`] ?? '')))
      : undefined
    const problems = {
      ...(person.ok ? twice(seen, person.value) : { [place(number)]: `person-${person.refusal}` }),
      ...(payslip.ok ? {} : payslip.problems),
      ...(bonus === undefined || bonus.ok ? periodOf(cells) : named(bonus.problems)),
    }
    if (!person.ok || !payslip.ok || bonus?.ok === false || Object.keys(problems).length > 0)
      return { ok: false, problems }
    seen.add(person.value)
    return { ok: true, line: { dossier: person.value, payslip: payslip.fields, ...(bonus && { bonus: bonus.fields }) } }
  }
}

const place = (number: string) => (number === '' ? 'person.name' : 'person.number')

const twice = (seen: ReadonlySet<DossierId>, dossier: DossierId): Problems =>
  seen.has(dossier) ? { 'person.number': 'person-twice' } : {}

type Cells = GridLine['cells']

const hasBonus = (cells: Cells) => Object.entries(cells).some(([key, text]) => key.startsWith('bonus.') && text !== '')

/** A bonus names its months (docs/decisions/0115). */
const periodOf = (cells: Cells): Problems =>
  hasBonus(cells) && !cells['bonus.from'] ? { 'bonus.from': 'required' } : {}

const named = (problems: Problems): Problems =>
  Object.fromEntries(Object.entries(problems).map(([key, problem]) => [`bonus.${key}`, problem]))

/** 应发合计, in hundredths: what the control total is compared with. */
export const grossOf = (lines: readonly PaidLine[]): number =>
  lines.reduce((sum, { payslip }) => sum + ((payslip['gross'] as Money | undefined)?.cents ?? 0), 0)

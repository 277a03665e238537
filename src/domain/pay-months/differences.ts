import type { Paid } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { monthBefore, type PayMonth } from './month.ts'

/** What somebody was paid in a month and in the one before, in hundredths of a yuan. */
export type PaidPerson = { readonly dossier: DossierId; readonly paid: Paid }

/** 与上月的差异: `new` was not paid last month, `gone` is not paid this month. */
export type PayDifference = {
  readonly dossier: DossierId
  readonly is: 'more' | 'less' | 'new' | 'gone'
  readonly before: number | undefined
  readonly now: number | undefined
}

export type MonthSum = { readonly people: number; readonly total: number }

/** How many are paid in a month, and how much together. */
export function sumOfMonth(people: readonly PaidPerson[], month: PayMonth): MonthSum {
  const paid = people.flatMap(({ paid }) => paid[month] ?? [])
  return { people: paid.length, total: paid.reduce((sum, cents) => sum + cents, 0) }
}

/** Everybody whose month differs from the last, the largest difference first. */
export function differencesIn(people: readonly PaidPerson[], month: PayMonth): readonly PayDifference[] {
  const last = monthBefore(month)
  return people
    .flatMap(({ dossier, paid }): PayDifference[] => {
      const [before, now] = [paid[last], paid[month]]
      if (before === now) return []
      const is = before === undefined ? 'new' : now === undefined ? 'gone' : now > before ? 'more' : 'less'
      return [{ dossier, is, before, now }]
    })
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
}

const sizeOf = ({ before = 0, now = 0 }: PayDifference): number => Math.abs(now - before)

/** The same people with what is about to be entered. */
export const withLines = (
  people: readonly PaidPerson[],
  month: PayMonth,
  lines: ReadonlyMap<DossierId, number>,
): readonly PaidPerson[] =>
  people.map((person) => {
    const cents = lines.get(person.dossier)
    return cents === undefined ? person : { ...person, paid: { ...person.paid, [month]: cents } }
  })

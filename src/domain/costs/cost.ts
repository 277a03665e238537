import type { Group } from '#domain/access/groups.ts'
import { dayFrom } from '#domain/days.ts'
import type { Due } from '#domain/dues/due.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { exact, rounded, whole } from '#domain/settlement/exact.ts'
import { dayOfPay, lawfulDivisor, leavePay } from '#domain/settlement/leave-pay.ts'
import type { Day, PartialDate } from '#domain/time.ts'

/**
 * 不办要赔钱: what costs a firm money if it is left (docs/law/contracts.md §4). The people are those of a list; each has a last day
 * on which doing it costs nothing, and what the law asks for afterwards, at most, in months of pay.
 */
export type Cost = Due & {
  /** Undefined where the list does not say enough to reckon with. */
  readonly one: (row: RosterRow, today: Day) => OneCost | undefined
  /** Where no task waits: the section of the dossier that says when it is settled, for whoever may have it changed. */
  readonly section?: { readonly key: string; readonly group: Group }
}

export type OneCost = { readonly until: Day } & Owed

/** Half months of pay, so that they stay whole; or days of leave as they are kept, `2.5`, each paid beside the wage. */
export type Owed = { readonly halves: number } | { readonly days: string }

/** A day as it stands; of a month the first, early rather than late. */
export const earlyDay = (date: PartialDate | undefined): Day | undefined =>
  date && date.length >= 6 ? dayFrom(`${date.slice(0, 6)}${date.slice(6) || '01'}` as PartialDate) : undefined

/** What it comes to at this pay, in hundredths, half a hundredth up. */
export const amountOf = (owed: Owed, monthly: number): number =>
  'days' in owed
    ? rounded(leavePay(dayOfPay(whole(monthly), lawfulDivisor), exact(owed.days)))
    : Math.round((monthly * owed.halves) / 2)

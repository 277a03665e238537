import type { Group } from '#domain/access/groups.ts'
import { dayFrom } from '#domain/days.ts'
import type { Paid } from '#domain/dossiers/summary.ts'
import type { Due } from '#domain/dues/due.ts'
import { monthBefore, monthOf, monthsBack } from '#domain/pay-months/month.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { dividedBy, exact, rounded, times, whole } from '#domain/settlement/exact.ts'
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

/** 月工资 that an amount rests on: what so many months came to, in hundredths of a yuan. */
export type Monthly = { readonly total: number; readonly months: number }

/**
 * That of leave is the mean of the twelve months before this one, or of those among them that are there (实施办法 Art. 11); whoever
 * was paid in none of them, and whatever else is owed, goes by the newest month. Undefined where nothing was paid.
 */
export function monthlyOf(owed: Owed, paid: Paid, today: Day): Monthly | undefined {
  const before = monthsBack(monthBefore(monthOf(today)), 12).flatMap((month) => paid[month] ?? [])
  if ('days' in owed && before.length > 0)
    return { total: before.reduce((sum, cents) => sum + cents, 0), months: before.length }
  const newest = paid[Object.keys(paid).toSorted().at(-1) ?? '']
  return newest === undefined ? undefined : { total: newest, months: 1 }
}

/** A month of it, in hundredths, half a hundredth up. */
export const shownMonthly = (monthly: Monthly): number => rounded(exactly(monthly))

/** What it comes to at this pay, in hundredths, half a hundredth up, rounded once. */
export const amountOf = (owed: Owed, monthly: Monthly): number =>
  rounded(
    'days' in owed
      ? leavePay(dayOfPay(exactly(monthly), lawfulDivisor), exact(owed.days))
      : dividedBy(times(exactly(monthly), whole(owed.halves)), whole(2)),
  )

const exactly = ({ total, months }: Monthly) => dividedBy(whole(total), whole(months))

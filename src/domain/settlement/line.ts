import type { Day } from '#domain/time.ts'

/** A line of the settlement by its name; each bonus has a line of its own. */
export type LineKey =
  | 'pay'
  | 'arrears'
  | 'overtime'
  | 'allowances'
  | 'bonus'
  | `bonus:${string}`
  | 'leave'
  | 'severance'
  | 'severance-before-2008'
  | 'double'
  | 'notice'
  | 'otherDue'
  | 'loan'
  | 'penalty'
  | 'damage'
  | 'social'
  | 'housing'
  | 'tax'
  | 'otherDeducted'
  | 'non-compete'

/**
 * A line of 结算单. `due` and `deducted` are summed, `apart` is only listed: money of a non-compete is owed after leaving.
 * An amount is in hundredths of a yuan and never negative.
 */
export type Line = {
  readonly key: LineKey
  readonly side: 'due' | 'deducted' | 'apart'
  readonly amount: Amount
  /** How it was reckoned, with its numbers; left out where it is typed. Worded by the views (`settlement.formula.<code>`). */
  readonly formula: Formula | undefined
  /** Law and settings that it rests on. */
  readonly basis: readonly Basis[]
  /** Which bonus it is. */
  readonly name?: string
  /** Where finance put another amount: what had been reckoned stays beside it. */
  readonly edited?: Edited & { readonly reckoned: Amount }
}

export type Amount =
  | { readonly is: 'known'; readonly cents: number }
  /** 缺: what must be known, or typed by hand, before there is an amount. */
  | { readonly is: 'missing'; readonly of: readonly Missing[] }

/** Something that is not known. `names`: the months without pay (`2026.03、2026.04`), the bonuses without months, the rule not set. */
export type Missing = { readonly what: MissingKey; readonly names?: string }

export type MissingKey =
  | 'hired'
  | 'monthly-pay'
  | 'attendance'
  | 'months'
  | 'whole-month'
  | 'previous-month'
  | 'bonuses'
  | 'bonus-months'
  | 'earlier'
  | 'leave-used'
  | 'proposed-by'
  | 'refused-terms'
  | 'notice-given'
  | 'typed'
  | 'setting'

export type Formula = { readonly code: string; readonly values: Readonly<Record<string, string>> }

/** A law by its short name (`law.<law>` in the views) and its article, or a setting with its source and first day. */
export type Basis =
  | { readonly law: string; readonly article: string }
  | { readonly setting: string; readonly source: string; readonly from: Day }

/** Another amount, and why. */
export type Edited = { readonly cents: number; readonly reason: string }

/** What the lines come to; `net` is negative where more is deducted than due. `missing`: the lines without an amount. */
export type Totals = {
  readonly due: number
  readonly deducted: number
  readonly net: number
  readonly missing: readonly LineKey[]
}

import type { Day } from '#domain/time.ts'

/** A rule as it was set: where it comes from, and from which day on it holds. */
export type Ruled<T> = { readonly value: T; readonly source: string; readonly from: Day }

/**
 * What law leaves to place and kind of person (docs/decisions/0100), as in force on one day. A rule that nobody has set is left
 * out, and asked for by the lines that need it. Amounts in hundredths of a yuan, numbers as their text.
 */
export type Rules = {
  /** 上年度职工月平均工资 at the place of work. */
  readonly localAverage?: Ruled<number>
  /** 月最低工资标准 at the place of work. */
  readonly minimumWage?: Ruled<number>
  /** 月计薪天数, from which a day's pay is reckoned: "21.75". */
  readonly divisor?: Ruled<string>
  /** The last month in part: by the days worked (正算) or by those missed (反算). */
  readonly lastMonth?: Ruled<'forward' | 'backward'>
  /** Whether severance is owed as by 劳动合同法 at all; not to civil servants. */
  readonly severance?: Ruled<'labour' | 'none'>
  /** Years before 2008: counted with the others, or apart by the rules of then. */
  readonly before2008?: Ruled<'together' | 'apart'>
  /** Of years apart: less than a year is a whole one, or as Art. 47 counts. */
  readonly formerParts?: Ruled<'whole' | 'as-now'>
  /** Of years apart: twelve months of pay at most, or no limit. */
  readonly formerMost?: Ruled<'twelve' | 'unlimited'>
  /** Of years apart: whether three times the local average limits the pay as well. */
  readonly formerPay?: Ruled<'capped' | 'uncapped'>
  /** Whether overtime, and bonuses, are part of the average that severance is reckoned from. */
  readonly overtimeInAverage?: Ruled<'in' | 'out'>
  readonly bonusInAverage?: Ruled<'in' | 'out'>
  /** Whether months on sick pay are part of the average. */
  readonly sickMonths?: Ruled<'in' | 'out'>
  /** 未休年休假: a day's pay from the average of twelve months without overtime, or from the monthly pay of the last month. */
  readonly leaveBase?: Ruled<'average' | 'monthly-pay'>
  readonly leaveDivisor?: Ruled<string>
  /** Whether days brought over from last year are paid. */
  readonly carriedLeave?: Ruled<'paid' | 'lapsed'>
  /** Half days: used days taken off before the rest is cut to whole days, or whole days made first. */
  readonly halfDays?: Ruled<'rest' | 'entitlement'>
  /** Whether a resignation may be bound by agreement (事业单位). */
  readonly bindingResignation?: Ruled<'allowed' | 'not-allowed'>
  /** 脱密期, in months. */
  readonly declassification?: Ruled<string>
}

export type RuleKey = keyof Rules

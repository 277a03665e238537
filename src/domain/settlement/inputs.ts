import type { Day, PartialDate } from '#domain/time.ts'
import type { Ending } from './ending.ts'
import type { Edited, LineKey } from './line.ts'
import type { Rules } from './rules.ts'

/**
 * What a settlement is computed from. Amounts are hundredths of a yuan, days the text of a number ("2.5"). What nobody knows is
 * left out: the lines that need it say what is missing and are never zero (docs/law/settlement.md).
 */
export type Inputs = {
  readonly ending: Ending
  /** 用工之日, moved back by years elsewhere that count as years here (实施条例 Art. 10). */
  readonly hired: Day | undefined
  /** 最后工作日; counts as worked. */
  readonly last: Day
  /** 月工资标准 in force on the last day. */
  readonly monthlyPay: number | undefined
  /** Of the month of the last day: 计薪日 of the whole month, and those worked or paid as worked up to the last day. */
  readonly attendance: { readonly due: string; readonly worked: string } | undefined
  /** 应得工资 month by month as far as it is kept, in any order. */
  readonly months: readonly MonthPay[]
  /** Bonuses kept for this person, paid or not; undefined where nobody has said whether there is one. */
  readonly bonuses: readonly Bonus[] | undefined
  /** Days of bonuses that name no months: what they are for must be said first. */
  readonly unclearBonuses?: readonly string[]
  /** Service with earlier employers; an empty list where there was none, undefined where nobody has said. */
  readonly earlier: readonly Period[] | undefined
  /** Annual leave of the year of the last day. */
  readonly leave: LeaveOfYear | undefined
  readonly answers: Answers
  /** 赔偿损失: what the person is to make good, before the limits; left out where nothing is claimed. */
  readonly damage?: number
  /** 培训服务期; left out where there is none. */
  readonly training?: Training
  /** 竞业限制 that begins with the departure; left out where there is none. */
  readonly nonCompete?: NonCompete
  readonly typed: Typed
  readonly rules: Rules
  /** Lines that finance has put another amount in, each with its reason. */
  readonly edited: Readonly<Partial<Record<LineKey, Edited>>>
}

/** What was earned in a calendar month, allowances and overtime with it, bonuses apart; and how much of it was overtime. */
export type MonthPay = {
  /** `202603`. */
  readonly month: PartialDate
  readonly gross: number
  readonly overtime?: number
  /** A month on sick pay, which some places leave out of the average. */
  readonly sick?: boolean
}

/** A bonus and the months for which it is given, first and last counted. */
export type Bonus = {
  /** Names the line: `bonus:<id>`. */
  readonly id: string
  readonly name: string
  readonly amount: number
  /** `202601`. */
  readonly from: PartialDate
  readonly to: PartialDate
  readonly isPaid: boolean
}

/** First and last day both count. */
export type Period = { readonly from: Day; readonly to: Day }

export type LeaveOfYear = {
  readonly used: string | undefined
  readonly carried?: string
  /** 本人书面放弃. */
  readonly waived?: string
}

/** Questions that only some endings ask; unanswered they are missing. */
export type Answers = {
  /** 协商解除: who proposed it. */
  readonly proposedBy?: 'employer' | 'employee'
  /** 合同期满: whether the person refused to renew on equal or better terms. */
  readonly refusedTerms?: boolean
  /** Art. 40: whether the thirty days of notice were given. */
  readonly noticeGiven?: boolean
}

/** `agreed`: the penalty of the agreement; the share of the cost that was not served is never exceeded. */
export type Training = {
  readonly cost: number
  readonly from: Day
  readonly until: Day
  readonly agreed?: number
}

export type NonCompete = { readonly months: number; readonly monthly: number }

/** What is typed and never computed. The last four are asked for in every settlement, the others only added. */
export type Typed = Readonly<
  Partial<
    Record<
      'arrears' | 'overtime' | 'allowances' | 'otherDue' | 'otherDeducted' | 'loan' | 'social' | 'housing' | 'tax',
      number
    >
  >
>

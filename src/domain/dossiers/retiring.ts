import { type RetirementBase, retirementBaseOf, retirementMonth } from '#domain/people/retirement.ts'
import type { PartialDate } from '#domain/time.ts'
import type { Coded, Fields } from './section.ts'

/** 到龄时间 as the law gives it for what 基本信息 says; undefined where something of it is missing (docs/law/retirement.md §2). */
export function reckonedRetirement({ birth, sex, retirementBase, retirementLimit }: Fields): PartialDate | undefined {
  const base = retirementBaseOf({
    sex: (sex as Coded | undefined)?.code,
    limit: String(retirementLimit ?? ''),
    answered: (retirementBase as Coded | undefined)?.code,
  })
  const isKnown = typeof birth === 'string' && birth.length >= 6 && typeof base === 'number'
  return isKnown ? retirementMonth(birth as PartialDate, base as RetirementBase) : undefined
}

/** The month that holds for somebody: what was typed, else what the law gives. */
export const retirementIn = (basic: Fields): PartialDate | undefined =>
  (basic['retirement'] as PartialDate | undefined) || reckonedRetirement(basic)

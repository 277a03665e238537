import { monthNumber, type PartialDate } from '#domain/time.ts'

/** 法定退休年龄 before the reform of 2025: 60 for men, 55 for women cadres, 50 for women workers. */
export type RetirementBase = 60 | 55 | 50

/**
 * 到龄时间 after 渐进式延迟退休: the month in which the base age is reached, later by a month for every four (for every two
 * from base 50) that lie after 2024, by at most 36 (60). Needs a month of birth. Source: docs/law/retirement.md §2.
 */
export function retirementMonth(birth: PartialDate, base: RetirementBase): PartialDate {
  const reached = monthNumber(birth) + base * 12
  const after = reached - monthNumber('202412' as PartialDate)
  const [step, most] = base === 50 ? [2, 60] : [4, 36]
  const delay = after <= 0 ? 0 : Math.min(most, Math.floor((after - 1) / step) + 1)
  const month = reached + delay
  return `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}` as PartialDate
}

/** What tells the base age: the sex, the limit that an exchange file names, and for a woman what was answered. */
export type AgeFacts = {
  readonly sex: string | undefined
  readonly limit: string
  readonly answered: string | undefined
}

/**
 * The base age that applies to somebody. 'unknown' is a woman whose age nobody has told: it is asked, never guessed; undefined
 * where the sex is not stated or a limit beyond these three is (63, 65, 66: not delayed).
 */
export function retirementBaseOf({ sex, limit, answered }: AgeFacts): RetirementBase | 'unknown' | undefined {
  const named = limit === '' ? undefined : bases.find((base) => limit === limitBeforeReform(base))
  if (named || limit !== '') return named
  if (sex === '1') return 60
  if (sex !== '2') return undefined
  return answered === '55' ? 55 : answered === '50' ? 50 : 'unknown'
}

const bases: readonly RetirementBase[] = [60, 55, 50]

/** 改革前任职年龄界限, as the exchange files of 2025 write it (docs/law/exchange-lrmx.md §2). */
export const limitBeforeReform = (base: RetirementBase): string => `改革前任职年龄界限为${base}岁`

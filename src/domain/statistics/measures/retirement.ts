import type { Code } from '#domain/codes/code.ts'
import { sexes } from '#domain/codes/sex.ts'
import { retirementBaseOf, retirementMonth } from '#domain/people/retirement.ts'
import type { Day, PartialDate } from '#domain/time.ts'
import { codesBy, type Measure, type Words } from '../measure.ts'
import { monthAt, monthOf, withMonth } from '../month.ts'
import type { Person } from '../person.ts'

type Variant = 'original' | 'now' | 'earliest'

const sexOf = codesBy(sexes)

/** The month in which somebody comes of age, as a number; undefined where birth or the age that applies is not known. */
export function monthOfRetiring({ identity: { birth, sex }, facts }: Person, variant: Variant): number | undefined {
  const base = retirementBaseOf({ sex: sexOf(sex), limit: facts.limit ?? '', answered: facts.base })
  if (!birth || typeof base !== 'number') return undefined
  const original = monthOf(birth) + base * 12
  const now = monthByLaw(birth, base)
  // 弹性提前: three years at most, never before the old age (docs/decisions/0116).
  return variant === 'original' ? original : variant === 'now' ? now : Math.max(original, now - 36)
}

/** By month of birth and age: many are born in one month, and the law is asked once of each. */
const byLaw = new Map<number, number>()

function monthByLaw(birth: PartialDate, base: Parameters<typeof retirementMonth>[1]): number {
  const asked = monthOf(birth) * 100 + base
  const known = byLaw.get(asked)
  if (known !== undefined) return known
  const month = monthOf(retirementMonth(withMonth(birth), base))
  if (byLaw.size < mostMonths) byLaw.set(asked, month)
  return month
}

/** So many are remembered: three ages of a hundred years of births. */
const mostMonths = 3600

const means: Readonly<Record<Variant, Words>> = {
  original: { name: '改革前的年龄：男60，女干部55、女工人50', en: 'By the ages before 2025: 60, 55 and 50' },
  now: { name: '按2025年起渐进式延迟退休的到龄月份', en: 'By the month that the gradual delay since 2025 leads to' },
  earliest: {
    name: '法定到龄前36个月，不早于改革前的年龄',
    en: '36 months before the statutory month, never before the old age',
  },
}

const words: Readonly<Record<Variant, Words>> = {
  original: { name: '原退休年龄', en: 'old age' },
  now: { name: '现行规定', en: 'as now by law' },
  earliest: { name: '弹性最早', en: 'earliest flexible' },
}

const spans: readonly Code[] = [
  { code: 'due', name: '已到龄', en: 'Of age' },
  { code: '1', name: '1年内', en: 'Within 1 year' },
  { code: '3', name: '1至3年', en: '1 to 3 years' },
  { code: '5', name: '3至5年', en: '3 to 5 years' },
  { code: '10', name: '5至10年', en: '5 to 10 years' },
  { code: 'later', name: '10年以后', en: 'Later' },
]

function spanOf(month: number, day: Day): string {
  const left = month - monthAt(day)
  return left < 0 ? 'due' : left <= 12 ? '1' : left <= 36 ? '3' : left <= 60 ? '5' : left <= 120 ? '10' : 'later'
}

/** 到龄预测: the months that are left until somebody comes of age; whose month has passed is of age. */
const within = (variant: Variant): Measure => ({
  name: `到龄（${words[variant].name}）`,
  en: `Of age, ${words[variant].en}`,
  group: 'identity',
  means: means[variant],
  values: spans,
  of: (person, day) => {
    const month = monthOfRetiring(person, variant)
    return month === undefined ? undefined : spanOf(month, day)
  },
})

export const retirementOriginal = within('original')
export const retirementNow = within('now')
export const retirementEarliest = within('earliest')

const years: readonly Code[] = [
  { code: 'due', name: '已到龄', en: 'Of age' },
  { code: '0', name: '本年', en: 'This year' },
  { code: '1', name: '下一年', en: 'Next year' },
  ...Array.from({ length: 9 }, (_, at) => ({
    code: String(at + 2),
    name: `第${at + 2}年`,
    en: `In ${at + 2} years`,
  })),
  { code: 'later', name: '10年以后', en: 'Later' },
]

/** 到龄年份, as now by law, counted from the year of the day. */
export const retirementYear: Measure = {
  name: '到龄年份',
  en: 'Year of coming of age',
  group: 'identity',
  means: {
    name: '按现行规定到龄的年份，从截止日所在年算起；下一年为第1年',
    en: 'The year in which somebody comes of age by law, counted from that of the cut-off date',
  },
  values: years,
  of: (person, day) => {
    const month = monthOfRetiring(person, 'now')
    if (month === undefined) return undefined
    const ahead = Math.floor(month / 12) - Number(day.slice(0, 4))
    return month < monthAt(day) ? 'due' : ahead <= 10 ? String(ahead) : 'later'
  },
}

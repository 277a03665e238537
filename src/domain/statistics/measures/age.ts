import { bandsOf, between, type Measure } from '../measure.ts'
import { yearsTo } from '../month.ts'

const means = {
  name: '年龄只看年月，不看日；出生只有年的按当年12月计',
  en: 'Age by year and month, the day ignored; a birth known by year alone counts from its December',
}

const byAge = (name: string, en: string, starts: readonly number[]): Measure => {
  const { values, bandOf } = bandsOf(starts, between)
  return {
    name,
    en,
    group: 'identity',
    means,
    values,
    of: ({ identity: { birth } }, day) => (birth ? bandOf(yearsTo(birth, day)) : undefined),
  }
}

/** 干部统计 of organs: docs/law/statistics.md §1. */
export const age = byAge('年龄段', 'Age', [36, 41, 46, 51, 56, 60])

/** The bands of enterprises. */
export const ageEnterprise = byAge('年龄段（企业）', 'Age (enterprise)', [36, 41, 46, 51, 55, 60])

/** Bands of five years, for the pyramid. */
export const ageByFive = byAge('年龄（五岁一段）', 'Age by five years', [25, 30, 35, 40, 45, 50, 55, 60])

/** Single years, so that any band that a superior asks for can be put together (docs/decisions/0289). */
export const ageByYear = byAge(
  '年龄（一岁一档）',
  'Age by single years',
  Array.from({ length: 48 }, (_, at) => at + 18),
)

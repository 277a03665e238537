import type { MeasureKey } from '../measures/index.ts'
import type { ColumnGroup, StandardTable, Value } from '../table.ts'
import { each } from './parts.ts'

/** 1, 3, 5 and 10 years, each with everybody before: those columns overlap. */
const within = (measure: MeasureKey, word?: { readonly name: string; readonly en: string }): readonly Value[] => {
  const spans = ['due', '1', '3', '5', '10']
  return spans.slice(1).map((span, at) => ({
    measure,
    values: spans.slice(0, at + 2),
    name: `${word?.name ?? ''}${span}年内`,
    en: `${word ? `${word.en}: ` : ''}within ${span} years`,
  }))
}

const forecast: readonly ColumnGroup[] = [
  { is: 'of-which', columns: [{ measure: 'retirement-now', values: ['due'], name: '已到龄', en: 'Of age' }] },
  { is: 'of-which', columns: within('retirement-now') },
]

const byLaw = {
  name: '在册职工，按2025年起渐进式延迟退休的到龄月份；女职工没有认定退休年龄的不计入各列',
  en: 'The staff by the month that the law since 2025 leads to; women whose age nobody settled stand in no column',
}

export const retirementByDepartment: StandardTable = {
  name: '各部门到龄预测',
  en: 'Coming of age by department',
  chapter: 'retirement',
  means: byLaw,
  of: 'staff',
  rows: ['department'],
  columns: forecast,
}

export const retirementByRank: StandardTable = {
  name: '各职级到龄预测',
  en: 'Coming of age by rank',
  chapter: 'retirement',
  means: byLaw,
  of: 'staff',
  rows: ['rank'],
  columns: forecast,
}

export const retirementYears: StandardTable = {
  name: '逐年到龄',
  en: 'Coming of age year by year',
  chapter: 'retirement',
  means: byLaw,
  of: 'staff',
  rows: ['department'],
  columns: [each('retirement-year')],
}

export const retirementSpans: StandardTable = {
  name: '到龄时段',
  en: 'Years until coming of age',
  chapter: 'retirement',
  means: byLaw,
  of: 'staff',
  rows: ['person-kind'],
  columns: [each('retirement-now'), each('sex')],
}

export const retirementVariants: StandardTable = {
  name: '三种口径的到龄预测',
  en: 'Coming of age three ways',
  chapter: 'retirement',
  means: {
    name: '在册职工，按原退休年龄、现行规定和弹性最早三种口径；弹性最早为法定到龄前36个月，不早于原退休年龄',
    en: 'The staff by the old age, as now by law, and the earliest flexible: 36 months before, never before the old age',
  },
  of: 'staff',
  rows: ['person-kind'],
  columns: [
    { is: 'of-which', columns: within('retirement-original', { name: '原规定', en: 'Old age' }) },
    { is: 'of-which', columns: within('retirement-now', { name: '现行', en: 'By law' }) },
    { is: 'of-which', columns: within('retirement-earliest', { name: '弹性最早', en: 'Earliest' }) },
  ],
}

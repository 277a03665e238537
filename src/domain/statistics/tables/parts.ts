import type { MeasureKey } from '../measures/index.ts'
import type { ColumnGroup } from '../table.ts'

/** 其中: columns that overlap. */
export const aside: ColumnGroup = {
  is: 'of-which',
  columns: [
    { measure: 'sex', values: ['2'] },
    { measure: 'minority', values: ['1'] },
    { measure: 'politics', values: ['party'] },
    { measure: 'politics', values: ['democratic'] },
    { measure: 'politics', values: ['masses'] },
  ],
}

/** All the values of a measure side by side. */
export const each = (measure: MeasureKey): ColumnGroup => ({ is: 'parts', measure })

export const schooling: readonly ColumnGroup[] = [
  each('education'),
  {
    is: 'of-which',
    columns: [
      { measure: 'degree', values: ['doctor'] },
      { measure: 'degree', values: ['master'] },
      { measure: 'degree', values: ['bachelor'] },
    ],
  },
]

export const ages: ColumnGroup = each('age')

export const agesEnterprise: ColumnGroup = each('age-enterprise')

export const meanAge: ColumnGroup = { is: 'mean', amount: 'age' }

/** 职称 of enterprises: 正高, 副高, 中级, 初级 (docs/law/statistics.md §1). */
export const titles: ColumnGroup = {
  is: 'parts',
  measure: 'title-level',
  columns: [
    { values: ['1'] },
    { values: ['2'] },
    { values: ['3'] },
    { name: '初级', en: 'Junior', values: ['4', '5'] },
    { values: ['none'] },
  ],
}

/** 干部基本情况: the columns that offices send upwards. */
export const usual: readonly ColumnGroup[] = [aside, ...schooling, ages, meanAge]

/** The same of an enterprise, with its bands of age. */
export const usualEnterprise: readonly ColumnGroup[] = [aside, ...schooling, agesEnterprise, meanAge]

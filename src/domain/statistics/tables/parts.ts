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

export const schooling: readonly ColumnGroup[] = [
  { is: 'parts', measure: 'education' },
  {
    is: 'of-which',
    columns: [
      { measure: 'degree', values: ['doctor'] },
      { measure: 'degree', values: ['master'] },
      { measure: 'degree', values: ['bachelor'] },
    ],
  },
]

export const ages: ColumnGroup = { is: 'parts', measure: 'age' }

export const agesEnterprise: ColumnGroup = { is: 'parts', measure: 'age-enterprise' }

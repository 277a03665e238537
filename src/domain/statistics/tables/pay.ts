import type { ColumnGroup, StandardTable } from '../table.ts'
import { each } from './parts.ts'

/** Bands, the mean and the middle: one alone says little where a few are paid much. */
const paid: readonly ColumnGroup[] = [
  each('pay'),
  { is: 'mean', amount: 'pay' },
  { is: 'mean', amount: 'pay', middle: true },
]

export const payByDepartment: StandardTable = {
  name: '各部门月工资',
  en: 'Monthly pay by department',
  chapter: 'pay',
  means: {
    name: '截止日在册的全部人员，按部门；一人只按当日执行的一条工资变动',
    en: 'Everybody on the rolls by unit, each by the one change of pay in force on the day',
  },
  of: 'present',
  rows: ['department', 'unit'],
  columns: paid,
}

const staffPaid = (name: string, en: string, rows: StandardTable['rows']): StandardTable => ({
  name,
  en,
  chapter: 'pay',
  means: {
    name: '在册职工，按当日执行的一条工资变动',
    en: 'The staff, each by the one change of pay in force on the day',
  },
  of: 'staff',
  rows,
  columns: paid,
})

export const payByRank = staffPaid('各职级月工资', 'Monthly pay by rank', ['rank'])
export const payByKind = staffPaid('各类人员月工资', 'Monthly pay by kind of person', ['person-kind'])

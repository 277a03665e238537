import type { StandardTable } from '../table.ts'
import { ages, aside, schooling } from './parts.ts'

export const byDepartment: StandardTable = {
  name: '各部门人员基本情况',
  en: 'People by department',
  chapter: 'units',
  of: 'staff',
  rows: ['department', 'unit'],
  columns: [aside, ...schooling, ages, { is: 'mean', amount: 'age' }],
}

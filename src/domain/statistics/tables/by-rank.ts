import type { StandardTable } from '../table.ts'
import { ages, aside, schooling } from './parts.ts'

/** 干部基本情况 by rank (domain: docs/law/statistics.md §1). */
export const byRank: StandardTable = {
  name: '各职级人员基本情况',
  en: 'People by rank',
  chapter: 'structure',
  of: 'staff',
  rows: ['rank'],
  columns: [aside, ...schooling, ages, { is: 'mean', amount: 'age' }],
}

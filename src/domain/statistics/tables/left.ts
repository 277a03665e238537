import type { StandardTable } from '../table.ts'

export const left: StandardTable = {
  name: '本年离开情况',
  en: 'Who left this year',
  chapter: 'flows',
  of: 'left',
  rows: ['departure-kind'],
  columns: [{ is: 'parts', measure: 'left-month' }],
}

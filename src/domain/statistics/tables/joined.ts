import type { StandardTable } from '../table.ts'

export const joined: StandardTable = {
  name: '本年进入情况',
  en: 'Who came this year',
  chapter: 'flows',
  of: 'joined',
  rows: ['entry-way'],
  columns: [{ is: 'parts', measure: 'joined-month' }],
}

import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 工资标准: which standard applies to the person, since when (docs/decisions/0061). */
export const payStandards: Section = {
  key: 'pay-standards',
  single: false,
  headline: ['grade', 'step', 'from'],
  fields: [
    { key: 'from', kind: 'partial-date', group: 'pay', required: true },
    { key: 'grade', kind: 'text', group: 'pay', max: 60 },
    { key: 'step', kind: 'text', group: 'pay', max: 60, with: 'grade' },
    { key: 'postPay', kind: 'money', group: 'pay' },
    { key: 'coefficient', kind: 'decimal', group: 'pay' },
  ],
  order: byDate('from'),
}

import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 考勤汇总: a month (or a year) in days, hours and times; pay follows from it (docs/decisions/0009). */
export const attendance: Section = {
  key: 'attendance',
  single: false,
  headline: ['period', 'due', 'present'],
  fields: [
    { key: 'period', kind: 'partial-date', group: 'pay', required: true, help: true },
    { key: 'due', kind: 'decimal', group: 'pay' },
    { key: 'present', kind: 'decimal', group: 'pay', with: 'due' },
    { key: 'leave', kind: 'decimal', group: 'pay' },
    { key: 'sick', kind: 'decimal', group: 'pay', with: 'leave' },
    { key: 'absent', kind: 'decimal', group: 'pay' },
    { key: 'overtime', kind: 'decimal', group: 'pay' },
    { key: 'late', kind: 'number', group: 'pay' },
    { key: 'text', kind: 'text', group: 'pay' },
  ],
  order: byDate('period'),
}

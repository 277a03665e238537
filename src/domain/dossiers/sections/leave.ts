import { leaveKinds } from '#domain/codes/leave-kind.ts'
import { daysLeft } from '#domain/dossiers/annual-leave.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 休假: a year and kind with the days entitled, brought over and used; what is left follows. */
export const leave: Section = {
  key: 'leave',
  single: false,
  headline: ['year', 'kind', 'used'],
  fields: [
    {
      key: 'year',
      kind: 'partial-date',
      group: 'pay',
      required: true,
      rule: (value) => (String(value).length === 4 ? undefined : 'year-only'),
    },
    { key: 'kind', kind: 'code', group: 'pay', codes: leaveKinds },
    { key: 'entitled', kind: 'decimal', group: 'pay' },
    { key: 'carried', kind: 'decimal', group: 'pay', with: 'entitled' },
    { key: 'used', kind: 'decimal', group: 'pay' },
    { key: 'waived', kind: 'decimal', group: 'pay', help: true },
    { key: 'left', kind: 'decimal', group: 'pay', derive: daysLeft },
    { key: 'text', kind: 'text', group: 'pay' },
  ],
  order: byDate('year'),
}

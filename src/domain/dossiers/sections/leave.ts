import { leaveKinds } from '#domain/codes/leave-kind.ts'
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
    {
      key: 'left',
      kind: 'decimal',
      group: 'pay',
      derive: ({ entitled, carried, used, waived }) =>
        entitled === undefined ? undefined : daysLeft([entitled, carried], [used, waived]),
    },
    { key: 'text', kind: 'text', group: 'pay' },
  ],
  order: byDate('year'),
}

/** Nothing is left where more was used; reckoned in ten-thousandths of a day, as exactly as days may be typed. */
function daysLeft(given: readonly unknown[], taken: readonly unknown[]): string {
  const parts = (days: readonly unknown[]) =>
    days.reduce((sum: number, day) => sum + Math.round(Number(day ?? 0) * 10_000), 0)
  return String(Math.max(0, parts(given) - parts(taken)) / 10_000)
}

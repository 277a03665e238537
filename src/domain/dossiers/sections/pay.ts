import { payReasons } from '#domain/codes/pay-reason.ts'
import { paidHere } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { type Money, sumOf } from '#domain/money.ts'

/** 工资变动: what 工资变动登记表 lists, a line a change (docs/decisions/0061). */
export const pay: Section = {
  key: 'pay',
  single: false,
  supersedes: true,
  headline: ['from', 'grade', 'total'],
  fields: [
    { key: 'from', kind: 'partial-date', group: 'pay', required: true },
    { key: 'reason', kind: 'code', group: 'pay', codes: payReasons },
    { key: 'grade', kind: 'text', group: 'pay', max: 60 },
    { key: 'step', kind: 'text', group: 'pay', max: 60, with: 'grade' },
    { key: 'postPay', kind: 'money', group: 'pay' },
    { key: 'coefficient', kind: 'decimal', group: 'pay' },
    { key: 'allowances', kind: 'money', group: 'pay' },
    {
      key: 'total',
      kind: 'money',
      group: 'pay',
      derive: ({ postPay, allowances }) => sumOf([postPay, allowances] as readonly (Money | undefined)[]),
    },
    { key: 'approved', kind: 'partial-date', group: 'pay' },
    { key: 'authority', kind: 'text', group: 'pay' },
    { key: 'document', kind: 'text', group: 'pay', max: 100, with: 'authority' },
    { key: 'offScale', kind: 'long-text', group: 'pay', max: 400, unasked: true, help: true },
  ],
  expects: [{ is: 'record', of: paidHere }],
  order: byDate('from'),
}

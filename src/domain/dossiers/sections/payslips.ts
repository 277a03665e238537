import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { type Money, negative, sumOf } from '#domain/money.ts'

const deductions = ['pension', 'medical', 'unemployment', 'housing', 'annuity', 'tax', 'other'] as const

/** 工资条: a month with its gross amount (and how much of it is overtime), each deduction, and what was paid out (docs/decisions/0061). */
export const payslips: Section = {
  key: 'payslips',
  single: false,
  headline: ['month', 'gross', 'net'],
  fields: [
    {
      key: 'month',
      kind: 'partial-date',
      group: 'pay',
      required: true,
      rule: (value) => (String(value).length === 6 ? undefined : 'month-only'),
    },
    { key: 'gross', kind: 'money', group: 'pay', required: true },
    { key: 'overtime', kind: 'money', group: 'pay', with: 'gross', help: true },
    ...deductions.map((key) => ({ key, kind: 'money', group: 'pay' }) as const),
    {
      key: 'net',
      kind: 'money',
      group: 'pay',
      derive: (fields) => {
        const gross = fields['gross'] as Money | undefined
        const taken = deductions.flatMap((key) => (fields[key] ? [negative(fields[key] as Money)] : []))
        return gross && sumOf([gross, ...taken])
      },
    },
    { key: 'text', kind: 'text', group: 'pay' },
  ],
  order: byDate('month'),
}

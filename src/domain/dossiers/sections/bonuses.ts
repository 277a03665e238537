import { bonusKinds } from '#domain/codes/bonus-kind.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

const monthOnly = (value: unknown) => (String(value).length === 6 ? undefined : 'month-only')

/** 奖金: paid beside the monthly pay, each with its ground and the months that it is for (docs/decisions/0115). */
export const bonuses: Section = {
  key: 'bonuses',
  single: false,
  headline: ['date', 'kind', 'amount'],
  fields: [
    { key: 'date', kind: 'partial-date', group: 'pay', required: true },
    { key: 'kind', kind: 'code', group: 'pay', codes: bonusKinds },
    { key: 'amount', kind: 'money', group: 'pay', required: true },
    { key: 'from', kind: 'partial-date', group: 'pay', rule: monthOnly, help: true },
    { key: 'to', kind: 'partial-date', group: 'pay', with: 'from', rule: monthOnly },
    { key: 'text', kind: 'text', group: 'pay' },
    { key: 'document', kind: 'text', group: 'pay', max: 100 },
  ],
  order: byDate('date'),
}

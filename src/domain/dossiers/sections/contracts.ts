import { contractKinds } from '#domain/codes/contract-kind.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { underContract } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 合同 as legal keeps its register of them (docs/decisions/0061; docs/law/contracts.md §1). */
export const contracts: Section = {
  key: 'contracts',
  single: false,
  headline: ['kind', 'number', 'from'],
  fields: [
    { key: 'kind', kind: 'code', group: 'contract', codes: contractKinds, required: true },
    { key: 'number', kind: 'text', group: 'contract', max: 60 },
    { key: 'employer', kind: 'text', group: 'contract', help: true },
    { key: 'signed', kind: 'partial-date', group: 'contract', past: true },
    { key: 'from', kind: 'partial-date', group: 'contract' },
    { key: 'to', kind: 'partial-date', group: 'contract', with: 'from', help: true },
    { key: 'probationEnd', kind: 'partial-date', group: 'contract' },
    { key: 'confirmed', kind: 'partial-date', group: 'contract', with: 'probationEnd' },
    { key: 'post', kind: 'post', group: 'contract' },
    { key: 'place', kind: 'text', group: 'contract' },
    { key: 'pay', kind: 'text', group: 'contract', help: true },
    {
      key: 'nonCompeteMonths',
      kind: 'number',
      group: 'contract',
      rule: (value) => (Number(value) > 24 ? 'non-compete' : undefined),
    },
    { key: 'nonCompetePay', kind: 'money', group: 'contract', with: 'nonCompeteMonths' },
    { key: 'serviceUntil', kind: 'partial-date', group: 'contract', help: true },
    { key: 'state', kind: 'code', group: 'contract', codes: contractStates, open: false },
    { key: 'ended', kind: 'partial-date', group: 'contract', with: 'state' },
    { key: 'paper', kind: 'file', group: 'contract' },
  ],
  expects: [
    { is: 'record', of: underContract },
    { is: 'field', field: 'from' },
  ],
  order: byDate('from'),
}

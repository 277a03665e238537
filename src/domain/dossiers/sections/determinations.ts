import { keyFacts } from '#domain/codes/key-fact.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/**
 * 关键信息认定: what the papers say of a key fact and which value holds, on what basis, by two people who are not the same
 * (docs/law/audit.md §1; docs/decisions/0096).
 */
export const determinations: Section = {
  key: 'determinations',
  single: false,
  headline: ['fact', 'value', 'date'],
  fields: [
    { key: 'fact', kind: 'code', group: 'political-review', codes: keyFacts, open: false, required: true },
    { key: 'recorded', kind: 'long-text', group: 'political-review', help: true },
    { key: 'value', kind: 'text', group: 'political-review', required: true },
    { key: 'basis', kind: 'long-text', group: 'political-review', required: true, help: true },
    { key: 'date', kind: 'partial-date', group: 'political-review', past: true },
    { key: 'organ', kind: 'text', group: 'political-review' },
    { key: 'first', kind: 'text', group: 'political-review', max: 60 },
    {
      key: 'second',
      kind: 'text',
      group: 'political-review',
      max: 60,
      with: 'first',
      rule: (value, { first }) => (value === first ? 'same-examiner' : undefined),
    },
    { key: 'paper', kind: 'file', group: 'political-review' },
  ],
  order: byDate('date'),
}

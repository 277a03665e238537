import { abroadKinds } from '#domain/codes/abroad-kind.ts'
import { cadres } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 出国（境）: class 9-3; the approval names destination, dates and purpose (docs/decisions/0009 for its group). */
export const abroad: Section = {
  key: 'abroad',
  single: false,
  headline: ['place', 'from', 'to'],
  fields: [
    { key: 'place', kind: 'text', group: 'political-review', required: true },
    { key: 'from', kind: 'partial-date', group: 'political-review' },
    { key: 'to', kind: 'partial-date', group: 'political-review', with: 'from' },
    { key: 'kind', kind: 'code', group: 'political-review', codes: abroadKinds },
    { key: 'purpose', kind: 'text', group: 'political-review' },
    { key: 'authority', kind: 'text', group: 'political-review' },
    { key: 'document', kind: 'text', group: 'political-review', max: 100, with: 'authority' },
    { key: 'paper', kind: 'file', group: 'political-review' },
  ],
  expects: [{ is: 'answer', of: cadres }],
  order: byDate('from'),
}

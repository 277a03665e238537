import { healthCheckKinds } from '#domain/codes/health-check-kind.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 体检: what the examinations said. The word on the form is another field, of basic information. */
export const health: Section = {
  key: 'health',
  single: false,
  headline: ['kind', 'date', 'result'],
  fields: [
    { key: 'kind', kind: 'code', group: 'health', codes: healthCheckKinds },
    { key: 'date', kind: 'partial-date', group: 'health', required: true, past: true },
    { key: 'hospital', kind: 'text', group: 'health' },
    { key: 'result', kind: 'text', group: 'health', required: true },
    { key: 'text', kind: 'long-text', group: 'health' },
    { key: 'paper', kind: 'file', group: 'health' },
  ],
  order: byDate('date'),
}

import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 此前工龄: employment elsewhere that counts for leave and years of service, with what proves it. */
export const earlierService: Section = {
  key: 'earlier-service',
  single: false,
  headline: ['employer', 'from', 'to'],
  fields: [
    { key: 'from', kind: 'partial-date', group: 'career', required: true, past: true },
    { key: 'to', kind: 'partial-date', group: 'career', required: true, past: true, with: 'from' },
    { key: 'employer', kind: 'text', group: 'career', required: true },
    { key: 'proof', kind: 'text', group: 'career', help: true },
  ],
  order: byDate('from'),
}

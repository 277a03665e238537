import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 任职. An exchange file only suggests posts: 现任职务 is text (docs/decisions/0022). */
export const appointments: Section = {
  key: 'appointments',
  single: false,
  headline: ['text', 'from', 'to'],
  fields: [
    { key: 'text', kind: 'text', group: 'career', required: true },
    { key: 'unit', kind: 'text', group: 'career' },
    { key: 'post', kind: 'text', group: 'career' },
    { key: 'rank', kind: 'text', group: 'career' },
    { key: 'from', kind: 'partial-date', group: 'career' },
    { key: 'to', kind: 'partial-date', group: 'career' },
    { key: 'document', kind: 'text', group: 'career' },
  ],
  order: byDate('from'),
}

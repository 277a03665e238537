import type { Section } from '#domain/dossiers/section.ts'

/** 上报: of somebody managed above the house reports, and the superior decides (docs/decisions/0094). */
export const reporting: Section = {
  key: 'reporting',
  single: true,
  headline: ['to', 'number'],
  fields: [
    { key: 'to', kind: 'text', group: 'career', required: true, max: 100, help: true },
    { key: 'number', kind: 'text', group: 'career', required: true, max: 60 },
    { key: 'reported', kind: 'partial-date', group: 'career', required: true, past: true, with: 'number' },
    { key: 'preparedBy', kind: 'text', group: 'career', required: true, max: 60, help: true },
  ],
}

import type { Section } from '#domain/dossiers/section.ts'

/**
 * 办结 of a departure: the notice or agreement that ends it, and whether the certificate went out (劳动合同法 Art. 50). The day is
 * that of the departure itself; where somebody goes from here is for HR alone.
 */
export const leaving: Section = {
  key: 'leaving',
  single: true,
  headline: ['document'],
  fields: [
    { key: 'document', kind: 'text', group: 'career', max: 60, help: true },
    { key: 'documentDate', kind: 'partial-date', group: 'career', past: true, with: 'document' },
    { key: 'signed', kind: 'partial-date', group: 'career', past: true, help: true },
    { key: 'destination', kind: 'text', group: 'identity', max: 100, help: true },
  ],
}

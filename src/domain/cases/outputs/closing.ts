import type { Section } from '#domain/dossiers/section.ts'

/**
 * 办结: what HR records after the last verdict, before anything takes effect (docs/decisions/0029): the document, the result
 * of the public notice, the day of signature and the day from which it holds. It has the shape of a section, so that it is
 * typed, checked and shown as one.
 */
export const closing: Section = {
  key: 'closing',
  single: true,
  headline: ['document', 'effective'],
  fields: [
    { key: 'document', kind: 'text', group: 'career', required: true, max: 60, help: true },
    { key: 'documentDate', kind: 'partial-date', group: 'career', required: true, past: true },
    { key: 'notice', kind: 'text', group: 'career', max: 200, help: true },
    {
      key: 'effective',
      kind: 'partial-date',
      group: 'career',
      required: true,
      help: true,
      rule: (value) => (String(value).length === 8 ? undefined : 'day-needed'),
    },
  ],
}

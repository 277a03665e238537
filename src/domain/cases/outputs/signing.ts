import type { Section } from '#domain/dossiers/section.ts'

/** 签字办结: when both sides signed, and the signed copy (劳动合同法 Art. 16, 35). */
export const signing: Section = {
  key: 'signing',
  single: true,
  headline: ['signed'],
  fields: [
    {
      key: 'signed',
      kind: 'partial-date',
      group: 'contract',
      required: true,
      past: true,
      help: true,
      rule: (value) => (String(value).length === 8 ? undefined : 'day-needed'),
    },
    { key: 'copy', kind: 'file', group: 'contract', required: true, help: true },
  ],
}

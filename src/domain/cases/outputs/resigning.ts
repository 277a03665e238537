import type { Section } from '#domain/dossiers/section.ts'

/** 签订新合同: what legal records of the contract with the legal entity that takes somebody in (劳动合同法 Art. 10, 16). */
export const resigning: Section = {
  key: 'resigning',
  single: true,
  headline: ['contractNumber', 'contractSigned'],
  fields: [
    { key: 'contractNumber', kind: 'text', group: 'contract', max: 60, required: true },
    {
      key: 'contractSigned',
      kind: 'partial-date',
      group: 'contract',
      past: true,
      required: true,
      rule: (value) => (String(value).length === 8 ? undefined : 'day-needed'),
    },
    { key: 'contractTo', kind: 'partial-date', group: 'contract', help: true },
    { key: 'employer', kind: 'text', group: 'contract', required: true, help: true },
    { key: 'copy', kind: 'file', group: 'contract', required: true, help: true },
  ],
}

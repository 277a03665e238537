import { underContract } from '#domain/dossiers/expecting.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 联系方式, with the address of the household register that 职工名册 asks for (docs/law/contracts.md §1). */
export const contact: Section = {
  key: 'contact',
  single: true,
  headline: ['mobile', 'address'],
  fields: [
    { key: 'mobile', kind: 'text', group: 'contact', max: 40 },
    { key: 'phone', kind: 'text', group: 'contact', max: 40 },
    { key: 'email', kind: 'text', group: 'contact', max: 100 },
    { key: 'address', kind: 'text', group: 'contact' },
    { key: 'registered', kind: 'text', group: 'contact', help: true },
    { key: 'emergency', kind: 'text', group: 'contact', max: 60 },
    { key: 'emergencyPhone', kind: 'text', group: 'contact', max: 40, with: 'emergency' },
  ],
  expects: [
    { is: 'record' },
    { is: 'field', field: 'mobile' },
    { is: 'field', field: 'address' },
    { is: 'field', field: 'registered', of: underContract },
  ],
}

import type { Content } from '#domain/cases/content.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { closing } from './closing.ts'

/**
 * 办结 of a transfer: the document and its day, the consent of the person where post, place or pay leave the contract
 * (docs/decisions/0101), and the new contract where another legal entity takes them in (docs/decisions/0037).
 */
export const moving: Section = {
  key: 'moving',
  single: true,
  headline: ['document', 'effective'],
  fields: [
    ...closing.fields,
    { key: 'consented', kind: 'partial-date', group: 'contract', past: true, help: true },
    { key: 'contractNumber', kind: 'text', group: 'contract', max: 60, help: true },
    { key: 'contractSigned', kind: 'partial-date', group: 'contract', past: true, with: 'contractNumber' },
    { key: 'consent', kind: 'file', group: 'contract', help: true },
  ],
}

/** What this case cannot be closed without. */
export function missingInMoving(
  { consented, consent, contractNumber, contractSigned }: Fields,
  { parts }: Content,
): Problems {
  const has = (part: 'legal' | 'receiving') => (parts?.[part] ?? []).length > 0
  return {
    ...(has('legal') && consented === undefined && { consented: 'consent-needed' }),
    ...(has('legal') && consent === undefined && { consent: 'consent-needed' }),
    ...(has('receiving') && contractNumber === undefined && { contractNumber: 'contract-needed' }),
    ...(has('receiving') && contractSigned === undefined && { contractSigned: 'contract-needed' }),
  }
}

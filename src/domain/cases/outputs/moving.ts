import type { Content } from '#domain/cases/content.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Field, Fields, Section } from '#domain/dossiers/section.ts'
import { closing } from './closing.ts'

const consented: Field = { key: 'consented', kind: 'partial-date', group: 'contract', past: true, help: true }
const consent: Field = { key: 'consent', kind: 'file', group: 'contract', help: true }

/**
 * 办结 of a transfer: the document and its day, and the consent of the person where post, place or pay leave the contract
 * (docs/decisions/0101).
 */
export const consenting: Section = {
  key: 'consenting',
  single: true,
  headline: ['document', 'effective'],
  fields: [...closing.fields, consented, consent],
}

/** The same with the new contract where another legal entity takes somebody in, before legal recorded that by itself. */
export const moving: Section = {
  key: 'moving',
  single: true,
  headline: ['document', 'effective'],
  fields: [
    ...closing.fields,
    consented,
    { key: 'contractNumber', kind: 'text', group: 'contract', max: 60, help: true },
    { key: 'contractSigned', kind: 'partial-date', group: 'contract', past: true, with: 'contractNumber' },
    consent,
  ],
}

/** What this case cannot be closed without. */
export const missingInConsenting = ({ consented, consent }: Fields, { parts }: Content): Problems =>
  (parts?.legal ?? []).length === 0
    ? {}
    : {
        ...(consented === undefined && { consented: 'consent-needed' }),
        ...(consent === undefined && { consent: 'consent-needed' }),
      }

/**
 * What a transfer is not closed without: the consent of the person, and of a move to another legal entity the contract
 * with it.
 */
export function missingInMoving(fields: Fields, content: Content): Problems {
  const { contractNumber, contractSigned } = fields
  const changesEntity = (content.parts?.receiving ?? []).length > 0
  return {
    ...missingInConsenting(fields, content),
    ...(changesEntity && contractNumber === undefined && { contractNumber: 'contract-needed' }),
    ...(changesEntity && contractSigned === undefined && { contractSigned: 'contract-needed' }),
  }
}

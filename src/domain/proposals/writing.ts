import { wordsOf } from '#domain/checks/values.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Filling } from './appointing.ts'
import type { ProposedRecord } from './proposal.ts'

/** Makes the records that a form would change, each with the evidence that the form names. */
export function writing({ typed, newId }: Pick<Filling, 'typed' | 'newId'>) {
  const basis = wordsOf(typed['basis'])
  return {
    add: (section: string, fields: Fields): ProposedRecord => ({
      section,
      record: newId(),
      kind: 'add',
      base: {},
      fields: filled(fields),
      basis,
    }),
    change: (section: string, record: RecordId, base: Fields, fields: Fields): ProposedRecord => ({
      section,
      record,
      kind: 'change',
      base,
      fields: filled(fields),
      basis,
    }),
  }
}

/** Without what says nothing. */
export const filled = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))

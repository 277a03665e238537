import { managementAuthorities } from '#domain/codes/management-authority.ts'
import type { Section } from '#domain/dossiers/section.ts'

/**
 * 管理权限: who manages the person, and where 正本 and 副本 lie under which number (docs/decisions/0094). Of somebody managed
 * above, or whose formal dossier a public body keeps, this house holds the copy.
 */
export const management: Section = {
  key: 'management',
  single: true,
  headline: ['authority', 'manager'],
  fields: [
    { key: 'authority', kind: 'code', group: 'who', codes: managementAuthorities, open: false },
    { key: 'manager', kind: 'text', group: 'who', help: true },
    { key: 'since', kind: 'partial-date', group: 'who' },
    { key: 'document', kind: 'text', group: 'who', max: 100 },
    { key: 'original', kind: 'text', group: 'who', help: true },
    { key: 'originalNumber', kind: 'text', group: 'who', max: 40, with: 'original' },
    { key: 'duplicate', kind: 'text', group: 'who', help: true },
    { key: 'duplicateNumber', kind: 'text', group: 'who', max: 40, with: 'duplicate' },
  ],
  expects: [{ is: 'record' }, { is: 'field', field: 'authority' }, { is: 'field', field: 'original' }],
}

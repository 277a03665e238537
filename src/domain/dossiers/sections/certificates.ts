import { certificateKinds } from '#domain/codes/certificate-kind.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 证书: qualifications and permits with the day on which they run out (docs/decisions/0009 for their group). */
export const certificates: Section = {
  key: 'certificates',
  single: false,
  headline: ['name', 'number', 'expires'],
  fields: [
    { key: 'name', kind: 'text', group: 'id-numbers', required: true },
    { key: 'kind', kind: 'code', group: 'id-numbers', codes: certificateKinds },
    { key: 'level', kind: 'text', group: 'id-numbers', max: 60 },
    { key: 'number', kind: 'text', group: 'id-numbers', max: 60 },
    { key: 'issuer', kind: 'text', group: 'id-numbers' },
    { key: 'issued', kind: 'partial-date', group: 'id-numbers', past: true },
    { key: 'expires', kind: 'partial-date', group: 'id-numbers', with: 'issued', help: true },
    { key: 'paper', kind: 'file', group: 'id-numbers' },
  ],
  order: byDate('issued'),
}

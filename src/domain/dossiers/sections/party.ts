import { parties } from '#domain/codes/party.ts'
import { inAParty } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { readMemberships } from '#domain/parsing/memberships.ts'

/** 党派: each membership; 政治面貌 itself is identity (docs/decisions/0009). */
export const party: Section = {
  key: 'party',
  single: false,
  headline: ['party', 'joined'],
  fields: [
    { key: 'party', kind: 'code', group: 'political-review', codes: parties, required: true },
    { key: 'joined', kind: 'partial-date', group: 'political-review' },
    { key: 'confirmed', kind: 'partial-date', group: 'political-review' },
    { key: 'text', kind: 'text', group: 'political-review' },
  ],
  expects: [
    { is: 'record', of: inAParty },
    { is: 'field', field: 'joined' },
  ],
  exchange: { tags: ['RuDangShiJian'], read: (file) => readMemberships(file.text('RuDangShiJian')) },
  order: byDate('joined'),
}

import { nationalRanks } from '#domain/codes/national-rank.ts'
import { ranks as ladder } from '#domain/codes/rank.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 职级: since when, by which document. */
export const ranks: Section = {
  key: 'ranks',
  single: false,
  headline: ['rank', 'from'],
  fields: [
    { key: 'rank', kind: 'code', group: 'career', codes: ladder, required: true },
    { key: 'national', kind: 'code', group: 'career', codes: nationalRanks, dated: 'from', help: true },
    { key: 'from', kind: 'partial-date', group: 'career' },
    { key: 'document', kind: 'text', group: 'career' },
  ],
  expects: [{ is: 'field', field: 'from' }],
  order: byDate('from'),
}

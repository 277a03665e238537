import { nationalRanks } from '#domain/codes/national-rank.ts'
import { ranks as ladders } from '#domain/codes/rank.ts'
import { ranked } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 职级: since when, by which document. */
export const ranks: Section = {
  key: 'ranks',
  single: false,
  headline: ['rank', 'from'],
  fields: [
    { key: 'rank', kind: 'code', group: 'career', codes: ladders, dated: 'from', required: true, help: true },
    { key: 'national', kind: 'code', group: 'career', codes: nationalRanks, dated: 'from', help: true },
    { key: 'from', kind: 'partial-date', group: 'career' },
    { key: 'document', kind: 'text', group: 'career' },
  ],
  expects: [
    { is: 'answer', of: ranked },
    { is: 'field', field: 'from' },
  ],
  order: byDate('from'),
}

import { nationalRanks } from '#domain/codes/national-rank.ts'
import { postChanges } from '#domain/codes/post-change.ts'
import { removalReasons } from '#domain/codes/removal-reason.ts'
import { removalWays } from '#domain/codes/removal-way.ts'
import { cadres } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 任职. An exchange file only suggests posts: 现任职务 is text (docs/decisions/0022). */
export const appointments: Section = {
  key: 'appointments',
  single: false,
  headline: ['text', 'from', 'to'],
  fields: [
    { key: 'text', kind: 'text', group: 'career', required: true },
    { key: 'unit', kind: 'text', group: 'career' },
    { key: 'post', kind: 'post', group: 'career', with: 'unit', help: true },
    { key: 'rank', kind: 'code', group: 'career', codes: nationalRanks, dated: 'from' },
    { key: 'change', kind: 'code', group: 'career', codes: postChanges },
    { key: 'from', kind: 'partial-date', group: 'career' },
    { key: 'to', kind: 'partial-date', group: 'career', with: 'from' },
    { key: 'trialUntil', kind: 'partial-date', group: 'career', unasked: true, help: true },
    { key: 'confirmed', kind: 'partial-date', group: 'career', with: 'trialUntil', unasked: true },
    { key: 'document', kind: 'text', group: 'career' },
    { key: 'removalDocument', kind: 'text', group: 'career', with: 'document' },
    { key: 'removalWay', kind: 'code', group: 'career', codes: removalWays },
    { key: 'removalReason', kind: 'code', group: 'career', codes: removalReasons, with: 'removalWay' },
  ],
  expects: [
    { is: 'answer', of: cadres },
    { is: 'field', field: 'from' },
  ],
  order: byDate('from'),
}

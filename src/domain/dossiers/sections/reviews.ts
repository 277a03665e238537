import { reviewKinds } from '#domain/codes/review-kind.ts'
import { civilServants } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 政审、审计和审核: class five, each with its conclusion. */
export const reviews: Section = {
  key: 'reviews',
  single: false,
  headline: ['kind', 'date', 'conclusion'],
  fields: [
    { key: 'kind', kind: 'code', group: 'political-review', codes: reviewKinds, required: true },
    { key: 'date', kind: 'partial-date', group: 'political-review', past: true },
    { key: 'organ', kind: 'text', group: 'political-review' },
    { key: 'document', kind: 'text', group: 'political-review', max: 100 },
    { key: 'conclusion', kind: 'long-text', group: 'political-review' },
    { key: 'paper', kind: 'file', group: 'political-review' },
  ],
  expects: [{ is: 'answer', of: civilServants }],
  order: byDate('date'),
}

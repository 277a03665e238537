import { appraisalResults } from '#domain/codes/appraisal.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { readAppraisals } from '#domain/parsing/appraisals.ts'

/** 年度考核: a record a year; a year without result states its reason, what cannot be read stays text. */
export const appraisals: Section = {
  key: 'appraisals',
  single: false,
  headline: ['year', 'result', 'text'],
  fields: [
    {
      key: 'year',
      kind: 'partial-date',
      group: 'appraisal',
      rule: (value) => (String(value).length === 4 ? undefined : 'year-only'),
    },
    { key: 'result', kind: 'code', group: 'appraisal', codes: appraisalResults },
    { key: 'text', kind: 'long-text', group: 'appraisal', help: true },
  ],
  needs: [{ is: 'answer', excusable: true }],
  exchange: { tags: ['NianDuKaoHeJieGuo'], read: (file) => readAppraisals(file.text('NianDuKaoHeJieGuo')) },
  order: byDate('year'),
}

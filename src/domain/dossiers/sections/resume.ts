import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { readDate } from '#domain/parsing/dates.ts'
import { withoutMeanwhile } from '#domain/parsing/meanwhile.ts'
import { readResume } from '#domain/parsing/resume.ts'

/**
 * 简历: a record a line, accurate to the month and without gaps; 其间 holds what ran beside it
 * (docs/law/appointment-form.md §4).
 */
export const resume: Section = {
  key: 'resume',
  single: false,
  headline: ['from', 'to', 'text'],
  fields: [
    { key: 'from', kind: 'partial-date', group: 'career', past: true },
    { key: 'to', kind: 'partial-date', group: 'career', help: true },
    { key: 'text', kind: 'long-text', group: 'career', required: true },
    { key: 'grassRoots', kind: 'flag', group: 'career', help: true, unasked: true },
    { key: 'during', kind: 'long-text', group: 'career', help: true, clean: withoutMeanwhile },
  ],
  needs: [{ is: 'record', excusable: true }],
  expects: [{ is: 'field', field: 'from' }],
  exchange: {
    tags: ['JianLi'],
    read: (file) => readResume(file.text('JianLi'), readDate(file.text('ChuShengNianYue')).value),
  },
  order: byDate('from'),
}

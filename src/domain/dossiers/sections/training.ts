import { trainingKinds } from '#domain/codes/training-kind.ts'
import { trainingLevels } from '#domain/codes/training-level.ts'
import { cadres } from '#domain/dossiers/expecting.ts'
import { byDate } from '#domain/dossiers/order.ts'
import type { Section } from '#domain/dossiers/section.ts'

/** 教育培训: class 4-4 of the dossier, with the hours that are counted by year. */
export const training: Section = {
  key: 'training',
  single: false,
  headline: ['name', 'from', 'hours'],
  fields: [
    { key: 'name', kind: 'text', group: 'training', required: true },
    { key: 'from', kind: 'partial-date', group: 'training' },
    { key: 'to', kind: 'partial-date', group: 'training', with: 'from' },
    { key: 'hours', kind: 'decimal', group: 'training', help: true },
    { key: 'kind', kind: 'code', group: 'training', codes: trainingKinds },
    { key: 'level', kind: 'code', group: 'training', codes: trainingLevels },
    { key: 'organiser', kind: 'text', group: 'training' },
    { key: 'result', kind: 'text', group: 'training' },
    { key: 'certificate', kind: 'text', group: 'training', max: 60 },
    { key: 'paper', kind: 'file', group: 'training' },
  ],
  expects: [{ is: 'answer', of: cadres }],
  order: byDate('from'),
}
